/** How a session sounds: what marks the phases, what is spoken, what lies under it, how loud. Each can be tried at once. */
import { useEffect, useRef, useState } from 'react';
import { type Background, backgrounds, type Sounding, themes } from '../../../domain/breath/sounding.ts';
import { changeSettings, useSettings } from '../../device/settings.ts';
import { closeSound, restSound, soundRuns, unlockSound } from '../../device/sound.ts';
import type { SampleKind } from '../../device/voice/sample.ts';
import '../../ui/choices.css';
import { Switch } from '../../ui/Switch.tsx';
import { words } from '../../words/words.ts';
import { Choice } from './Choice.tsx';
import { OwnFile } from './OwnFile.tsx';
import './sound.css';
import { Volume } from './Volume.tsx';

const say = words.sound;

export function SoundPanel() {
  const { sounding } = useSettings();
  const change = (part: Partial<Sounding>) => changeSettings({ sounding: { ...sounding, ...part } });
  const { test, silent } = useTest(sounding);
  const [chosen, setChosen] = useState<Background>();
  const { volumes } = sounding;
  const speaks = sounding.theme === 'spoken' || sounding.counts;

  return (
    <section className="sound-panel" aria-label={say.title}>
      <Choice
        label={say.theme}
        names={ordered(themes, say.themes)}
        value={sounding.theme}
        onChange={theme => change({ theme })}
      >
        {sounding.theme === 'spoken' && <Test what={say.theme} onTest={() => test('cues')} />}
      </Choice>
      {sounding.theme !== 'none' && sounding.theme !== 'spoken' && (
        <Volume
          label={say.volumes.cues}
          value={volumes.cues}
          onChange={cues => change({ volumes: { ...volumes, cues } })}
        >
          <Test what={say.theme} onTest={() => test('cues')} />
        </Volume>
      )}
      <Switch
        label={say.counts}
        note={say.countsNote}
        checked={sounding.counts}
        onChange={counts => change({ counts })}
      />
      {speaks && (
        <Volume
          label={say.volumes.voice}
          value={volumes.voice}
          onChange={voice => change({ volumes: { ...volumes, voice } })}
        >
          {sounding.counts && <Test what={say.counts} onTest={() => test('voice')} />}
        </Volume>
      )}
      <Choice
        label={say.background}
        names={ordered(backgrounds, say.backgrounds)}
        value={sounding.background}
        onChange={background => {
          setChosen(background);
          change({ background });
        }}
      />
      {sounding.background === 'own' && <OwnFile asks={chosen === 'own'} />}
      {sounding.background !== 'none' && (
        <Volume
          label={say.volumes.background}
          value={volumes.background}
          onChange={background => change({ volumes: { ...volumes, background } })}
        >
          <Test what={say.background} onTest={() => test('background')} />
        </Volume>
      )}
      <Switch label={say.gong} checked={sounding.gong} onChange={gong => change({ gong })} />
      {navigator.audioSession && (
        <Switch
          label={say.overSilence}
          note={say.overSilenceNote}
          checked={sounding.overSilence}
          onChange={overSilence => change({ overSilence })}
        />
      )}
      <p className="warning" role="status" hidden={!silent}>
        {silent ? say.silent : ''}
      </p>
    </section>
  );
}

function Test({ what, onTest }: { readonly what: string; readonly onTest: () => void }) {
  return (
    <button type="button" className="link" aria-label={say.testOf(what)} onClick={onTest}>
      {say.test}
    </button>
  );
}

/** The choices in the order of the domain, with their names. */
const ordered = <Value extends string>(keys: readonly Value[], names: Readonly<Record<Value, string>>) =>
  Object.fromEntries(keys.map(key => [key, names[key]])) as Record<Value, string>;

/** Plays one sample at a time, and none after the panel has gone. */
function useTest(sounding: Sounding) {
  const [silent, setSilent] = useState(false);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  const test = async (kind: SampleKind) => {
    stop.current();
    let wanted = true;
    stop.current = () => {
      wanted = false;
    };
    // Made inside the tap: browsers let nothing sound otherwise.
    const context = unlockSound(sounding.overSilence);
    if (!context || !(await soundRuns(context, 1500))) {
      await closeSound();
      return setSilent(true);
    }
    setSilent(false);
    const { playSample } = await import('../../device/voice/sample.ts');
    if (!wanted) return;
    const sample = await playSample(context, sounding, kind);
    if (wanted) stop.current = sample.stop;
    else sample.stop();
    // The device is let go when the sample is over, unless something begins before.
    restSound((sample.seconds + 2) * 1000);
  };
  return { test: (kind: SampleKind) => void test(kind), silent };
}
