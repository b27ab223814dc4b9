/** Passkeys without a finger: Chromium's virtual authenticator, with the PRF extension. */
import type { Page } from 'playwright-core';

export interface Authenticator {
  /** How many passkeys it holds. */
  count(): Promise<number>;
  /** Somebody removes them in the settings of the system. */
  clear(): Promise<unknown>;
  /** Whether the finger is the right one. */
  recognises(person: boolean): Promise<unknown>;
  remove(): Promise<unknown>;
}

/** One that is built into the device, for this page. `prf`: false for one that cannot open a lock. */
export async function plugIn(page: Page, { prf = true } = {}): Promise<Authenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: prf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    clear: () => devtools.send('WebAuthn.clearCredentials', { authenticatorId }),
    recognises: isUserVerified => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    remove: () => devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  };
}
