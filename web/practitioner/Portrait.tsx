/** A photo, or the first letters of the name. */
export function Portrait({ name, url }: { readonly name: string; readonly url: string | null }) {
  if (url) return <img className="portrait" src={url} alt="" width="64" height="80" loading="lazy" />;
  const letters = name
    .split(/\s+/)
    .map(word => [...word][0] ?? '')
    .filter(letter => /\p{L}/u.test(letter));
  return (
    <span className="portrait" aria-hidden="true">
      {(letters[0] ?? '') + (letters.length > 1 ? letters.at(-1) : '')}
    </span>
  );
}
