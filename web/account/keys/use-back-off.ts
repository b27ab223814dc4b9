/** How many seconds until another passphrase may be tried. Seen ticking, read out once where it begins. */
import { useCallback, useEffect, useState } from 'react';
import { waitLeft } from '../../device/vault/lock.ts';

export function useBackOff() {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(() => performance.now());
  /** Look again, such as after a try; gives the seconds. */
  const look = useCallback(async (): Promise<number> => {
    const left = await waitLeft();
    setNow(performance.now());
    setUntil(performance.now() + left);
    return Math.ceil(left / 1000);
  }, []);
  useEffect(() => void look(), [look]);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  const waiting = seconds > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  return { seconds, look };
}
