/** Listens on the audio thread: tells the frame of every first sound after a silence. Loaded as a file, as a strict policy wants it. */
const audible = 1e-6;

class Recorder extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super();
    this.quiet = Math.round(processorOptions.quiet * sampleRate);
    this.silent = this.quiet;
  }

  process([input], [output]) {
    const channels = input.length;
    const found = [];
    for (let i = 0; i < 128; i++) {
      let loud = false;
      for (let c = 0; c < channels; c++) if (Math.abs(input[c][i]) >= audible) loud = true;
      if (!loud) this.silent++;
      else {
        if (this.silent >= this.quiet) found.push(currentFrame + i);
        this.silent = 0;
      }
    }
    for (let c = 0; c < output.length; c++) if (input[c]) output[c].set(input[c]);
    if (found.length > 0) this.port.postMessage(found);
    return true;
  }
}

registerProcessor('recorder', Recorder);
