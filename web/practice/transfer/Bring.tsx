/** Bring a history from a file: choose or drop, look, decide, and take it back if it was not what was meant. */
import { useId, useState } from 'react';
import { transfer } from '../../words/en/transfer.ts';
import { Preview } from './Preview.tsx';
import { useBring } from './use-bring.ts';

const say = transfer.bring;

export function Bring() {
  const { state, choose, change, bring, cancel, undo } = useBring();
  const [over, setOver] = useState(false);
  const chooser = useId();
  const at = state.at;
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) void choose(file);
  };
  const failure = state.at === 'start' ? state.failure : undefined;
  const problem = state.at === 'start' ? state.problem : undefined;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to do what the button does
    <section
      className={over ? 'bring over' : 'bring'}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <h2 id="bring">{say.title}</h2>
      <p>{say.text}</p>
      {(at === 'start' || at === 'done') && (
        <>
          <ul className="plain quiet">
            {Object.values(say.where).map(where => (
              <li key={where}>{where}</li>
            ))}
          </ul>
          <div className="row">
            <div className="choose-file">
              <label htmlFor={chooser} className="button outline">
                {say.choose}
              </label>
              <input
                id={chooser}
                type="file"
                accept=".json,.csv,.txt,application/json,text/csv,text/plain"
                onChange={event => {
                  take(event.target.files);
                  event.target.value = '';
                }}
              />
            </div>
            <span className="quiet wide-only">{say.drop}</span>
          </div>
        </>
      )}
      <div role="alert">
        {problem && (
          <p className="warning">
            {say.problem(problem)} {transfer.unchanged}
          </p>
        )}
        {failure && failure !== 'cancelled' && <p className="warning">{say.failed[failure]}</p>}
      </div>
      <div role="status">
        {failure === 'cancelled' && <p>{say.cancelled}</p>}
        {at === 'reading' && <p>{say.reading}</p>}
        {state.at === 'writing' && <p>{say.writing(state.done, state.total)}</p>}
        {state.at === 'done' && (
          <p>
            {state.kept ? say.done(state.kept.sessions) : say.nothing}{' '}
            {state.kept && <Undo onUndo={() => undo(state.kept?.id ?? '')} />}
          </p>
        )}
      </div>
      {(at === 'reading' || at === 'writing') && (
        <>
          {state.at === 'writing' && (
            <progress max={Math.max(1, state.total)} value={state.done} aria-label={say.title} />
          )}
          <p>
            <button type="button" className="button outline" onClick={() => void cancel()}>
              {say.cancel}
            </button>
          </p>
        </>
      )}
      {state.at === 'shown' && (
        <div aria-busy={state.again ?? false}>
          <Preview
            name={state.name}
            preview={state.preview}
            choices={state.choices}
            waiting={state.again ?? false}
            onChange={choices => void change(choices)}
            onBring={() => void bring()}
            onCancel={() => void cancel()}
          />
        </div>
      )}
    </section>
  );
}

function Undo({ onUndo }: { readonly onUndo: () => Promise<void> }) {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => void onUndo().catch(() => setFailed(true))}>
        {say.undo}
      </button>{' '}
      {failed && transfer.earlier.failed}
    </>
  );
}
