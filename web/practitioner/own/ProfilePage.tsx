/** The profile of one's own practice, with its photo. */
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { OwnPractice } from '../../../domain/practitioner/practice.ts';
import { own as say } from '../../words/en/own-practice.ts';
import { Portrait } from '../Portrait.tsx';
import { sentenceOf } from '../Trouble.tsx';
import { asOwner } from './ask.ts';
import { Own } from './Own.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { shrunk } from './shrink.ts';
import { useSave } from './use-save.ts';

export default function ProfilePage() {
  const [, navigate] = useLocation();
  return (
    <Own title={say.profile.title} question="practice" ask={() => asOwner(api => api.read())}>
      {({ practice }, again) => (
        <>
          {practice && <Photo practice={practice} onChange={again} />}
          <ProfileForm practice={practice} onSaved={practice ? again : () => navigate('/people/me')} />
        </>
      )}
    </Own>
  );
}

function Photo({ practice, onChange }: { readonly practice: OwnPractice; readonly onChange: () => void }) {
  const url = usePhoto(practice.photo);
  const saving = useSave();
  const [unreadable, setUnreadable] = useState(false);
  const put = async (file: File | undefined) => {
    if (!file) return;
    const small = await shrunk(file);
    setUnreadable(small === null);
    if (small && (await saving.run(() => asOwner(api => api.putPhoto(small))))) onChange();
  };
  const remove = async () => {
    if (await saving.run(() => asOwner(api => api.deletePhoto()))) onChange();
  };
  return (
    <section aria-label={say.profile.photo}>
      <div className="row person-head">
        <Portrait name={practice.profile.name} url={url} />
        <div>
          <p className="row">
            <label className="button outline file-button">
              {say.profile.choosePhoto}
              <input
                type="file"
                accept="image/*"
                onChange={({ target }) => {
                  void put(target.files?.[0]);
                  target.value = '';
                }}
              />
            </label>
            {practice.photo && (
              <button type="button" className="link" onClick={() => void remove()}>
                {say.profile.removePhoto}
              </button>
            )}
          </p>
          <p className="quiet">{say.profile.photoHint}</p>
          <p role="status" className={saving.problem || unreadable ? 'warning' : undefined}>
            {unreadable ? say.profile.noPhoto : saving.problem && sentenceOf(saving.problem)}
          </p>
        </div>
      </div>
    </section>
  );
}

/** One's own photo may be shown before the practice is, so it is asked for with the token and not by an address. */
function usePhoto(name: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (name === null) return setUrl(null);
    let made: string | undefined;
    let over = false;
    void asOwner(api => api.photo()).then(found => {
      if (over || !found.ok) return;
      made = URL.createObjectURL(found.value);
      setUrl(made);
    });
    return () => {
      over = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [name]);
  return url;
}
