/** The person's own patterns in their order, which buttons and dragging change alike. */
import { useRef, useState } from 'react';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { movePattern } from '../../device/patterns.ts';
import { libraryWords } from '../../words/library.ts';
import { removePattern } from './deleted.ts';
import { Row } from './Row.tsx';

const say = libraryWords.library;

interface Props {
  readonly patterns: readonly Pattern[];
  readonly arranging: boolean;
}

export function Yours({ patterns, arranging }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<{ id: string; place: number } | null>(null);
  const [told, setTold] = useState('');
  const shown = dragged ? moved(patterns, dragged.id, dragged.place) : patterns;

  const move = async (pattern: Pattern, place: number) => {
    await movePattern(pattern.id, place);
    setTold(say.moved(pattern.name, place + 1, patterns.length));
  };

  /** The place in the list that lies at a height of the window. */
  const placeAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])].map(row => row.getBoundingClientRect());
    const found = rows.findIndex(row => y < row.bottom);
    return found < 0 ? rows.length - 1 : found;
  };

  if (!arranging)
    return (
      <ul className="rows">
        {patterns.map(pattern => (
          <Row key={pattern.id} pattern={pattern} />
        ))}
      </ul>
    );
  return (
    <>
      <ul className="rows arranging" ref={list}>
        {shown.map((pattern, i) => (
          <li key={pattern.id} className={dragged?.id === pattern.id ? 'arrange-row dragged' : 'arrange-row'}>
            <span
              className="arrange-grip"
              title={say.actions.drag}
              onPointerDown={event => {
                event.currentTarget.setPointerCapture(event.pointerId);
                setDragged({ id: pattern.id, place: i });
              }}
              onPointerMove={event => {
                if (dragged) setDragged({ ...dragged, place: placeAt(event.clientY) });
              }}
              onPointerUp={() => {
                // The new order is shown until the database says the same.
                if (dragged) void move(pattern, dragged.place).finally(() => setDragged(null));
              }}
              onPointerCancel={() => setDragged(null)}
            >
              <svg width="16" height="12" aria-hidden="true">
                <path d="M0 1.5h16M0 6h16M0 10.5h16" />
              </svg>
            </span>
            <span className="row-name">{pattern.name}</span>
            <button
              type="button"
              className="link"
              disabled={i === 0}
              aria-label={`${say.actions.up}: ${pattern.name}`}
              onClick={() => void move(pattern, i - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="link"
              disabled={i === shown.length - 1}
              aria-label={`${say.actions.down}: ${pattern.name}`}
              onClick={() => void move(pattern, i + 1)}
            >
              ↓
            </button>
            <button
              type="button"
              className="link"
              aria-label={`${say.actions.delete}: ${pattern.name}`}
              onClick={() => void removePattern(pattern.id)}
            >
              {say.actions.delete}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="heard">
        {told}
      </p>
    </>
  );
}

function moved(patterns: readonly Pattern[], id: string, place: number): readonly Pattern[] {
  const one = patterns.find(pattern => pattern.id === id);
  if (!one) return patterns;
  const others = patterns.filter(pattern => pattern.id !== id);
  return [...others.slice(0, place), one, ...others.slice(place)];
}
