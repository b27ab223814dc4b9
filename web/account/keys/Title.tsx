/** The name of a step that has just come in the place of another: it takes the focus, so that whoever listens knows. */
import { useEffect, useRef } from 'react';

export function Title({ children }: { readonly children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h2 ref={title} tabIndex={-1}>
      {children}
    </h2>
  );
}
