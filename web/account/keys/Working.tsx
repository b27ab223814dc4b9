/** Something that takes a while and must not be disturbed: how far it is. It begins by itself, and once. */
import { useEffect, useRef, useState } from 'react';
import { Title } from './Title.tsx';

export type Progress = (done: number, total: number) => void;

interface Props {
  readonly title: string;
  readonly words: (done: number, total: number) => string;
  readonly text?: string;
  readonly work: (progress: Progress) => Promise<void>;
}

export function Working({ title, words, text, work }: Props) {
  const [[done, total], setProgress] = useState<readonly [number, number]>([0, 0]);
  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins when it is shown, and never again
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void work((now, of) => setProgress([now, of]));
  }, []);
  return (
    <section className="working" aria-busy="true">
      <Title>{title}</Title>
      {/* Seen while it moves; whoever listens hears the title now and the end when it is there. */}
      <p aria-hidden="true">{words(done, total)}</p>
      <progress {...(total > 0 ? { max: total, value: done } : {})} aria-label={title} />
      {text && <p className="quiet">{text}</p>}
    </section>
  );
}
