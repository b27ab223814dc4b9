/** One service: changed, added or deleted. */
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { usualCancellation } from '../../../domain/practitioner/cancellation.ts';
import type { Service } from '../../../domain/practitioner/offer.ts';
import type { KeptService } from '../../../domain/practitioner/practice.ts';
import { newId } from '../../device/ids.ts';
import { offerUndo } from '../../ui/undo.ts';
import { own } from '../../words/en/own-practice.ts';
import { sentenceOf } from '../Trouble.tsx';
import { asOwner } from './ask.ts';
import { Own } from './Own.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import { useSave } from './use-save.ts';

const say = own.services;

/** What most begin with; all of it can be changed. */
const usual: Service = {
  title: '',
  about: '',
  currency: 'EUR',
  options: [{ minutes: 50, amount: Number.NaN }],
  seats: 1,
  bufferBeforeMin: 0,
  bufferAfterMin: 10,
  stepMin: 30,
  minNoticeMin: 12 * 60,
  bookingWindow: { rollingDays: 60 },
  limits: {},
  approval: 'instant',
  questions: [],
  techniques: [],
  whenConditions: 'release',
  cancellation: usualCancellation,
  online: true,
  place: '',
  offered: true,
};

export default function ServicePage() {
  const { id = 'new' } = useParams();
  const [fresh] = useState(newId);
  const [, navigate] = useLocation();
  const leave = () => navigate('/people/me/services');
  return (
    <Own title={id === 'new' ? say.fresh : say.title} question="services" ask={() => asOwner(api => api.services())}>
      {({ services }) => {
        const kept = services.find(service => service.id === id);
        if (!kept && id !== 'new') return <p>{sentenceOf('not-found')}</p>;
        return (
          <>
            <ServiceForm key={id} id={kept?.id ?? fresh} service={kept?.service ?? usual} onSaved={leave} />
            {kept && <Remove kept={kept} onGone={leave} />}
          </>
        );
      }}
    </Own>
  );
}

function Remove({ kept, onGone }: { readonly kept: KeptService; readonly onGone: () => void }) {
  const saving = useSave();
  const remove = async () => {
    const { id, service } = kept;
    if (!(await saving.run(() => asOwner(api => api.deleteService(id))))) return;
    offerUndo({
      text: say.deleted(service.title),
      async takeBack() {
        const back = await asOwner(api => api.putService(id, service));
        return back.ok || sentenceOf(back.problem.type);
      },
    });
    onGone();
  };
  return (
    <div className="save-line">
      <button type="button" className="link" disabled={saving.busy} onClick={() => void remove()}>
        {say.delete}
      </button>
      <p role="status" className={saving.problem ? 'warning' : undefined}>
        {saving.problem && sentenceOf(saving.problem)}
      </p>
    </div>
  );
}
