/** The list of a person's devices as the server keeps it: ids, sealed names, and who was taken off. */
import * as z from 'zod/mini';
import { base64url } from '../base64url.ts';
import { deviceId } from '../practice/stamp.ts';

/** The header in which a device says which one it is. */
export const deviceHeader = 'tideline-device';

/** 200 bytes. */
const nameLimit = 267;

export const registration = z
  .object({
    /** Sealed on the device. */
    name: base64url(nameLimit),
  })
  .register(z.globalRegistry, { id: 'Registration' });

export const listedDevice = z
  .object({
    id: deviceId,
    name: base64url(nameLimit),
    registeredAt: z.iso.datetime(),
    /** Null while it lives. */
    revokedAt: z.nullable(z.iso.datetime()),
  })
  .register(z.globalRegistry, { id: 'Device' });

export const deviceList = z.object({ devices: z.array(listedDevice) }).register(z.globalRegistry, { id: 'DeviceList' });

export type ListedDevice = z.infer<typeof listedDevice>;
