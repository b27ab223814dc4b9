/** The person's own background: choose a file, see what is kept, remove it. */
import { useEffect, useId, useState } from 'react';
import {
  BackgroundRefused,
  backgroundName,
  forgetBackground,
  keepBackground,
  largestFile,
} from '../../device/background.ts';
import { words } from '../../words/words.ts';

const say = words.sound.own;

export function OwnFile() {
  const id = useId();
  const [name, setName] = useState<string>();
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<string>();

  useEffect(() => {
    void backgroundName().then(setName);
  }, []);

  const keep = async (file: File | undefined) => {
    if (!file) return;
    setReading(true);
    setRefused(undefined);
    try {
      await keepBackground(file);
      setName(file.name);
    } catch (error) {
      const why = error instanceof BackgroundRefused ? error.why : 'not-audio';
      setRefused(why === 'too-large' ? say['too-large'](largestFile / 1e6) : say[why]);
    } finally {
      setReading(false);
    }
  };

  return (
    <div className="choice own-file">
      <label className="link" htmlFor={id}>
        {say.choose}
      </label>
      <input
        id={id}
        type="file"
        accept="audio/*"
        onChange={event => {
          void keep(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {name && (
        <button type="button" className="link" onClick={() => void forgetBackground().then(() => setName(undefined))}>
          {say.remove}
        </button>
      )}
      <p role="status">{reading ? say.reading : name ? say.kept(name) : say.none}</p>
      {refused && (
        <p className="warning" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
