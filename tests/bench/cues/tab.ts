/** A Chromium of its own, driven by the bare protocol: Playwright makes every page believe that it is in front, which hides throttling. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { temporaryFolder } from '../../app.ts';
import { installedChromium } from '../../chromium.ts';

export interface Tab {
  evaluate<T>(expression: string): Promise<T>;
  /** A command of the DevTools protocol. */
  command(method: string, params?: object): Promise<void>;
  close(): Promise<void>;
}

export interface Chromium {
  /** In a tab in front of the one before, which is hidden then, or in a window of its own. */
  open(url: string, where: 'tab' | 'window'): Promise<Tab>;
  close(): Promise<void>;
}

export async function startBareChromium(): Promise<Chromium> {
  const path = installedChromium();
  if (!path) throw new Error('no Chromium here; npm test installs one, or set TIDELINE_CHROMIUM');
  const profile = temporaryFolder('cues');
  const child = spawn(
    path,
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile.path}`,
      '--autoplay-policy=no-user-gesture-required',
      // Hidden tabs wake once a minute after ten seconds instead of five minutes, so that short runs see it as well.
      '--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--no-first-run',
      ...(process.getuid?.() === 0 || process.env.TIDELINE_NO_SANDBOX !== undefined ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const socket = new WebSocket(await address(child), { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));

  let last = 0;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  socket.on('message', data => {
    const message = JSON.parse(String(data));
    const asked = waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    if (message.error) asked.reject(new Error(message.error.message));
    else asked.resolve(message.result as never);
  });
  const send = <T>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      waiting.set(++last, { resolve: resolve as (value: never) => void, reject });
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });

  return {
    async open(url, where) {
      const { targetId } = await send<{ targetId: string }>('Target.createTarget', {
        url,
        newWindow: where === 'window',
      });
      const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      return {
        async evaluate<T>(expression: string): Promise<T> {
          const answer = await send<{ result: { value: T }; exceptionDetails?: { text: string; exception?: object } }>(
            'Runtime.evaluate',
            { expression, awaitPromise: true, returnByValue: true },
            sessionId,
          );
          if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
          return answer.result.value;
        },
        command: (method, params) => send(method, params, sessionId),
        close: () => send('Target.closeTarget', { targetId }),
      };
    },
    async close() {
      const gone = new Promise(resolve => child.once('exit', resolve));
      send('Browser.close').catch(() => child.kill());
      await gone;
      socket.close();
      // Its children may write for a moment longer.
      await wait(500);
      profile.remove();
    },
  };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', data => {
      said += data;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', code => reject(new Error(`Chromium ended (${code}): ${said}`)));
  });
}
