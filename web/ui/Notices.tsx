/** What the app itself has to say, one line each, beside the navigation and never over the content. */
import { useOnline } from '../device/online.ts';
import { words } from '../words/words.ts';

export function Notices() {
  const online = useOnline();
  return (
    <div className="notices" role="status">
      {!online && (
        <p className="notice offline">
          <strong>{words.shell.offline.title}</strong> {words.shell.offline.text}
        </p>
      )}
    </div>
  );
}
