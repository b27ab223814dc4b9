/** Spellings of addresses that are not public, and some that are: judged as a URL reads them. */
import { expect, test } from 'vitest';
import { isPublicAddress, isPublicName } from './public-address.ts';

const closed = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '999.1.1.1',
  '1.2.3',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '1::2::3',
  '1:2:3',
  'x',
  '',
];

test.each(closed)('%s is not public', address => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '100.128.0.1',
  '172.32.0.1',
  '193.99.144.80',
  '2001:4860:4860::8888',
  '2a02:2e0:3fe:1001::',
])('%s is public', address => {
  expect(isPublicAddress(address)).toBe(true);
});

test('every IPv4 is judged as its range says, at both ends', () => {
  for (const [first, last, open] of [
    ['9.255.255.255', '11.0.0.0', true],
    ['126.255.255.255', '128.0.0.1', true],
    ['172.15.255.255', '172.32.0.0', true],
    ['10.0.0.0', '10.255.255.255', false],
    ['172.16.0.0', '172.31.255.255', false],
  ] as const) {
    expect([isPublicAddress(first), isPublicAddress(last)], first).toEqual([open, open]);
  }
});

test.each([
  'localhost',
  'LOCALHOST',
  'a.localhost',
  'router.local',
  'metadata.google.internal',
  'intranet',
  'a.lan',
  'x.onion',
  'a_b.example',
])('the name %s is not asked for', name => {
  expect(isPublicName(name)).toBe(false);
});

test('names of the world are', () => {
  expect(isPublicName('calendar.google.com')).toBe(true);
  expect(isPublicName('xn--bcher-kva.example.')).toBe(true);
});
