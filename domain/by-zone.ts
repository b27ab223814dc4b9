/** What is made once for a time zone. Formats are dear to make and a person lives in few zones; the bound is for files that name many. */
const most = 64;

/** `make` is given whatever stands where an IANA name should, so it must not throw for what is none. */
export function byZone<T>(make: (zone: string) => T): (zone: string) => T {
  const made = new Map<string, { readonly of: T }>();
  return zone => {
    const kept = made.get(zone);
    if (kept) return kept.of;
    if (made.size >= most) made.clear();
    const of = make(zone);
    made.set(zone, { of });
    return of;
  };
}
