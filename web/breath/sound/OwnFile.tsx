/** The person's own background: choose a file, see what is kept, remove it. */
import { useEffect, useId, useRef, useState } from 'react';
import {
  BackgroundRefused,
  backgroundName,
  forgetBackground,
  keepBackground,
  largestFile,
} from '../../device/background.ts';
import { words } from '../../words/words.ts';

const say = words.sound.own;

/** `asks`: it was chosen just now, on this screen. */
export function OwnFile({ asks }: { readonly asks: boolean }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string>();
  const [reading, setReading] = useState(false);
  const [refused, setRefused] = useState<string>();

  // Chosen without a file: then the file is the next question. Browsers that want a tap for it leave it at the link.
  useEffect(() => {
    void backgroundName().then(known => {
      setName(known);
      if (!known && asks && navigator.userActivation?.isActive) input.current?.click();
    });
  }, [asks]);

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
        ref={input}
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
