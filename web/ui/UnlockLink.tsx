/** Leads to the unlocking, and back to where it stood. */
import { Link } from 'wouter';
import { words } from '../words/words.ts';

interface Props {
  readonly className?: string;
  readonly children?: string;
}

export function UnlockLink({ className = 'link', children = words.shell.unlock }: Props) {
  const { pathname, search, hash } = window.location;
  return (
    <Link className={className} href={`/unlock?to=${encodeURIComponent(pathname + search + hash)}`}>
      {children}
    </Link>
  );
}
