/** The camera, looked through for one square with a text in it (QR). It is off again as soon as it is not needed. */
import decodeQR from 'qr/decode.js';
import { no, ok, type Result } from '../../domain/result.ts';

/** `none`: no camera, or a page that may not have one. `refused`: the person or the browser said no. */
export type CameraProblem = 'none' | 'refused' | 'taken';

/** Milliseconds between two looks: quick to the eye, and nine tenths of the time for everything else. */
const pause = 120;
/** Pixels of the longer side that are looked at; a code fills much of the picture when it is held right. */
const enough = 960;

export interface Looking {
  stop(): void;
}

/** Show the camera in `video` and call `onText` for each text that is read, until it says that it was the right one. */
export async function look(
  video: HTMLVideoElement,
  onText: (text: string) => boolean,
): Promise<Result<Looking, CameraProblem>> {
  const opened = await open();
  if (!opened.ok) return opened;
  const stream = opened.value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  video.srcObject = stream;
  await video.play().catch(() => {});
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const step = () => {
    if (stopped) return;
    const text = context && readFrom(video, canvas, context);
    if (text != null && onText(text)) stop();
    else timer = setTimeout(step, pause);
  };
  step();
  return ok({ stop });
}

async function open(): Promise<Result<MediaStream, CameraProblem>> {
  // Absent where the page is not served safely.
  if (!navigator.mediaDevices) return no('none');
  try {
    return ok(await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment' } }));
  } catch (error) {
    return no(problemOf(error));
  }
}

function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'taken' : 'none';
}

function readFrom(video: HTMLVideoElement, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const scale = Math.min(1, enough / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    // Not in this picture; the next one comes.
    return null;
  }
}
