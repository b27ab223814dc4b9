/** Of a service: what the client is asked before the session. */
import type { Service } from '../../../domain/practitioner/offer.ts';
import { Switch } from '../../ui/Switch.tsx';
import { own } from '../../words/en/own-practice.ts';
import { Pick } from '../Entry.tsx';
import { Rows } from './Rows.tsx';
import type { Part } from './ServiceForm.tsx';
import { TextEntry } from './TextEntry.tsx';

const say = own.services;
type Question = Service['questions'][number];

const answers = (['text', 'yes-no', 'one-of'] as const).map(value => ({ value, label: say.answers[value] }));

/** An id that no other question of the service has. */
function freeId(questions: readonly Question[]): string {
  for (let n = questions.length + 1; ; n++) if (!questions.some(({ id }) => id === `q${n}`)) return `q${n}`;
}

export const Questions = ({ draft, flaws, set }: Part) => (
  <Rows
    items={draft.questions}
    most={20}
    fresh={(): Question => ({ id: freeId(draft.questions), text: '', answer: 'text', needed: false })}
    add={say.addQuestion}
    remove={() => say.remove}
    onChange={questions => set({ questions })}
  >
    {(question, change, i) => (
      <>
        <TextEntry
          label={say.question(i + 1)}
          problem={flaws[`questions.${i}.text`]}
          value={question.text}
          input={{ maxLength: 300 }}
          onChange={text => change({ text })}
        />
        <Pick
          label={say.answer}
          value={question.answer}
          options={answers}
          onChange={answer => change(answered(answer as Question['answer']))}
        />
        {question.choices && (
          <TextEntry
            label={say.choices}
            problem={flaws[`questions.${i}.choices`] ?? flaws[`questions.${i}`]}
            value={question.choices.join('\n')}
            rows={4}
            onChange={text => change({ choices: text.split('\n') })}
          />
        )}
        <Switch label={say.needed} checked={question.needed} onChange={needed => change({ needed })} />
      </>
    )}
  </Rows>
);

/** Choices belong to a question that has some, and only to it. */
const answered = (answer: Question['answer']): Partial<Question> =>
  ({ answer, choices: answer === 'one-of' ? ['', ''] : undefined }) as Partial<Question>;
