/**
 * Two statements as one transaction and one message: Parse, Bind and Execute of both, and one Sync behind them. PostgreSQL takes
 * all that stands before a Sync as one transaction, and after a refusal skips the rest up to there, so the second never runs
 * without the first. One way to the server and back, where BEGIN, two statements and COMMIT would take three.
 */
import pg from 'pg';

export interface Statement<Parameter = unknown> {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** As the driver sends it. */
export type InText = Statement<string | null>;

/** The rows of `second`. */
export function askBehind(client: pg.ClientBase, first: InText, second: InText): Promise<object[]> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query<object>(
      // Without parameters the driver would fall back to the simple protocol, which ends the transaction before it.
      Object.assign({ text: second.text, values: [...second.parameters] }, { queryMode: 'extended' }),
      (error, answer: unknown) => (error ? reject(error) : resolve(last(answer as Answer | Answer[]).rows)),
    );
    const submit = query.submit.bind(query);
    query.submit = connection => {
      connection.stream.cork();
      try {
        connection.parse({ name: '', text: first.text, types: [] }, true);
        connection.bind({ values: [...first.parameters] }, true);
        // Told what is coming, the driver takes the two answers apart, as it does for several statements in one text.
        connection.describe({ type: 'P', name: '' }, true);
        connection.execute({ portal: '' }, true);
        return submit(connection);
      } finally {
        connection.stream.uncork();
      }
    };
    client.query(query);
  });
}

interface Answer {
  readonly rows: object[];
}

const last = (answers: Answer | Answer[]) => {
  const answer = Array.isArray(answers) ? answers.at(-1) : answers;
  return answer ?? { rows: [] };
};
