/** Several of a few, all in sight: check boxes drawn as chips. */
interface Props {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

export const Chips = ({ label, options, values, onChange }: Props) => (
  <fieldset className="chips">
    <legend>{label}</legend>
    <div className="row">
      {options.map(option => {
        const on = values.includes(option.value);
        return (
          <label key={option.value} className={on ? 'chip chosen' : 'chip'}>
            <input
              type="checkbox"
              checked={on}
              onChange={() => onChange(on ? values.filter(value => value !== option.value) : [...values, option.value])}
            />
            {option.label}
          </label>
        );
      })}
    </div>
  </fieldset>
);
