/** Of a service: what goes back when it is called off, and how often a session may be moved. */
import { own } from '../../words/en/own-practice.ts';
import { Rows } from './Rows.tsx';
import type { Part } from './ServiceForm.tsx';
import { NumberEntry } from './TextEntry.tsx';

const say = own.services;

export function Cancelling({ draft: { cancellation }, flaws, set }: Part) {
  const { steps, moves } = cancellation;
  return (
    <>
      <Rows
        items={steps}
        most={6}
        fresh={() => ({ hours: 0, percent: 0 })}
        add={say.addStep}
        remove={() => say.remove}
        onChange={next => set({ cancellation: { steps: next, moves } })}
      >
        {(step, change, i) => (
          <div className="side-by-side">
            {(['hours', 'percent'] as const).map(of => (
              <NumberEntry
                key={of}
                label={say[of]}
                problem={flaws[`cancellation.steps.${i}.${of}`]}
                value={step[of]}
                onChange={(value = Number.NaN) => change({ [of]: value })}
              />
            ))}
          </div>
        )}
      </Rows>
      {flaws['cancellation.steps'] && <p className="warning">{flaws['cancellation.steps']}</p>}
      <div className="side-by-side">
        <NumberEntry
          label={say.moves}
          problem={flaws['cancellation.moves.most']}
          value={moves.most}
          onChange={(most = Number.NaN) => set({ cancellation: { steps, moves: { ...moves, most } } })}
        />
        <NumberEntry
          label={say.movesHours}
          problem={flaws['cancellation.moves.hours']}
          value={moves.hours}
          onChange={(hours = Number.NaN) => set({ cancellation: { steps, moves: { ...moves, hours } } })}
        />
      </div>
    </>
  );
}
