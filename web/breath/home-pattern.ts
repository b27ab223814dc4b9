/** What the home screen offers: what was breathed last, else the default. The person's own comes from the database. */
import { useEffect, useState } from 'react';
import { techniques } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { useSettings } from '../device/settings.ts';

export function useHomePattern(): Pattern {
  const { last } = useSettings();
  const shipped = techniques.find(of => of.id === last);
  const [own, setOwn] = useState<Pattern>();
  useEffect(() => {
    if (!last || shipped) return;
    let left = false;
    void import('../device/patterns.ts')
      .then(({ findPattern }) => findPattern(last))
      // Deleted, or the database is refused: the default is a good breath too.
      .then(
        found => left || setOwn(found),
        () => {},
      );
    return () => {
      left = true;
    };
  }, [last, shipped]);
  return shipped ?? (own?.id === last ? own : undefined) ?? techniques[0];
}
