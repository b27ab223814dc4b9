/** One fact: what it is, more about it, and how it stands, on a line of its own. */
import type { ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly more?: string | undefined;
  readonly children: ReactNode;
}

export function Line({ name, more, children }: Props) {
  return (
    <div className="line">
      <dt>
        {name}
        {more && <span>{more}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
