/** The two usual ways to move a stage, for comparison: requestAnimationFrame, and React state every frame. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const breath = 16;

const levelAt = (seconds: number) => {
  const t = seconds % breath;
  const rise = (u: number) => (1 - Math.cos(Math.PI * u)) / 2;
  if (t < 4) return rise(t / 4);
  if (t < 8) return 1;
  return t < 12 ? 1 - rise((t - 8) / 4) : 0;
};

/** A line, a trace of sixty beads and a number: what the real stage shows. */
function Picture({ seconds }: { readonly seconds: number }) {
  return (
    <div className="peer">
      <div className="peer-line" style={{ transform: `translateY(${(1 - levelAt(seconds)) * 300}px)` }} />
      <svg width="1600" height="300" style={{ transform: `translateX(${-seconds * 24}px)` }} aria-hidden="true">
        {Array.from({ length: 64 }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: beads never change places
          <circle key={i} cx={i * 24} cy={(1 - levelAt(i)) * 300} r="3.5" />
        ))}
      </svg>
      <span style={{ fontStretch: `${50 + 100 * levelAt(seconds)}%` }}>in</span>
      <b>{Math.ceil(4 - (seconds % 4))}</b>
    </div>
  );
}

function EveryFrame() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    let frame = requestAnimationFrame(function step(now) {
      setSeconds(now / 1000);
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return <Picture seconds={seconds} />;
}

function byHand(into: HTMLElement) {
  const root = createRoot(into);
  root.render(<Picture seconds={0} />);
  requestAnimationFrame(function step(now) {
    const seconds = now / 1000;
    const [line, svg, word, number] = into.firstElementChild?.children ?? [];
    if (line && svg && word && number) {
      (line as HTMLElement).style.transform = `translateY(${(1 - levelAt(seconds)) * 300}px)`;
      (svg as unknown as HTMLElement).style.transform = `translateX(${-seconds * 24}px)`;
      (word as HTMLElement).style.fontStretch = `${50 + 100 * levelAt(seconds)}%`;
      number.textContent = String(Math.ceil(4 - (seconds % 4)));
    }
    requestAnimationFrame(step);
  });
}

(window as unknown as { tidelinePeer: (which: 'raf' | 'react') => void }).tidelinePeer = which => {
  document.body.replaceChildren();
  const into = document.body.appendChild(document.createElement('div'));
  if (which === 'raf') byHand(into);
  else createRoot(into).render(<EveryFrame />);
};
