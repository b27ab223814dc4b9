/** A text as a square that a camera reads (QR), drawn as one path. Always dark on light: that is how scanners want it. */
import encodeQR from 'qr';
import { useMemo } from 'react';

/** Modules of quiet around it, as the standard asks. */
const quiet = 4;

interface Props {
  readonly text: string;
  readonly label: string;
}

export default function Square({ text, label }: Props) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg className="square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

/** Runs of dark modules, row by row. */
function drawn(text: string): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
  let path = '';
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`;
    }
  }
  return { size: rows.length, path };
}
