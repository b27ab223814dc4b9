/** The papers of the demo practices, which the seed can name but not bring: one page that says what it is. */
import type { Files } from '../functions/ports.ts';
import type { Store } from './store.ts';

/** As supabase/seed.sql names it. */
const paper = 'c6f87718-6d76-407e-881e-d162ae2eb154';

/** Where the seed was sown, and the files are not there yet. */
export async function sowFiles(store: Store, files: Files): Promise<void> {
  const bytes = onePage('A paper of the sample data. It proves nothing.');
  const owners = await store.asOwner(({ query }) =>
    query<{ practitioner: string }>('select practitioner from public.verification_documents where id = $1', [paper]),
  );
  for (const { practitioner } of owners) {
    const name = `papers/${practitioner}/${paper}`;
    if ((await files.get(name)) === null) await files.put(name, bytes, 'application/pdf');
  }
}

/** A PDF with one line of text, which must have no brackets. */
function onePage(text: string): Uint8Array {
  const drawn = `BT /F1 24 Tf 60 700 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
