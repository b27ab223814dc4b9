/** Which key does what on the calendar, and whether they are heard. */
import { Switch } from '../../../ui/Switch.tsx';
import { calendar as say } from '../../../words/en/own-calendar.ts';
import { keyList } from './keys.ts';
import { Sheet } from './Sheet.tsx';

interface Props {
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
  readonly onClose: () => void;
}

export const KeyList = ({ on, onTurn, onClose }: Props) => (
  <Sheet title={say.keys.title} onClose={onClose}>
    <dl className="cal-keys">
      {keyList.map(([key, act]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{say.keys.acts[act]}</dd>
        </div>
      ))}
    </dl>
    <Switch label={say.keys.on} note={say.keys.onNote} checked={on} onChange={onTurn} />
    <p className="row">
      <button type="button" className="button outline" onClick={onClose}>
        {say.form.close}
      </button>
    </p>
  </Sheet>
);
