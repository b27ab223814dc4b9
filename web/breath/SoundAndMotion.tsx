/** Settings of the stage: how it sounds, how much moves, captions, touch, and what is known of one's health. */
import { Link } from 'wouter';
import { canVibrate } from '../device/haptics.ts';
import { useMotion } from '../device/motion.ts';
import { changeSettings, motions, useSettings } from '../device/settings.ts';
import '../ui/choices.css';
import { Segments } from '../ui/Segments.tsx';
import { Switch } from '../ui/Switch.tsx';
import { words } from '../words/words.ts';
import { SoundPanel } from './sound/SoundPanel.tsx';

const say = words.breath.soundAndMotion;

export default function SoundAndMotion() {
  const { motion, captions, haptics } = useSettings();
  const now = useMotion();
  return (
    <div className="page settings">
      <Link href="/settings" className="link">
        {say.back}
      </Link>
      <h1>{say.title}</h1>
      <SoundPanel />
      <Segments
        label={say.motion}
        value={motion}
        options={motions.map(value => ({ value, label: say.motions[value] }))}
        onChange={value => changeSettings({ motion: value })}
      />
      <p className="quiet">{say.motionNow[now]}</p>
      <Switch label={say.captions} checked={captions} onChange={value => changeSettings({ captions: value })} />
      <Switch
        label={say.touch}
        note={canVibrate ? say.touchNote : say.noTouch}
        checked={canVibrate && haptics}
        disabled={!canVibrate}
        onChange={value => changeSettings({ haptics: value })}
      />
      <p>
        <Link href="/health">{say.conditions}</Link>
      </p>
    </div>
  );
}
