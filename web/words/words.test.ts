/** Dates and sizes read as a person would say them, wherever the test runs. */
import { expect, test } from 'vitest';
import { practice } from './en/practice.ts';
import { calendarDay, dayAndTime, monthName, sizeInWords, timeOfDay } from './words.ts';

test('a calendar day keeps its date, and says its year only when it is another one', () => {
  expect(calendarDay('2026-11-24', '2026')).toBe('Tuesday 24 November');
  expect(calendarDay('2025-12-31', '2026')).toBe('Wednesday 31 December 2025');
  expect(monthName('2026-11')).toBe('November');
  expect(monthName('2026-01-31')).toBe('January');
});

test('a time is said where it happened, and here when nobody knows that zone', () => {
  const at = new Date('2026-11-24T06:10:00Z');
  expect(timeOfDay(at, 'Europe/Berlin')).toBe('07:10');
  expect(timeOfDay(at, 'Asia/Tokyo')).toBe('15:10');
  expect(timeOfDay(at, 'Mars/Olympus')).toBe(timeOfDay(at));
});

test('today needs no date', () => {
  const noon = new Date(2026, 10, 24, 12, 0);
  expect(dayAndTime(new Date(2026, 10, 24, 7, 5), noon)).toBe('07:05');
  expect(dayAndTime(new Date(2026, 10, 23, 7, 5), noon)).toBe('Monday 23 November, 07:05');
});

test('numbers with their nouns', () => {
  expect(sizeInWords(6_140_000)).toBe('6.1 MB');
  expect(sizeInWords(10_700_000_000)).toBe('10.7 GB');
  expect(practice.dayTotal(64, 4, 1)).toBe('1 minute, 4 breaths, 1 session');
  expect(practice.dayTotal(20, 1, 2)).toBe('less than a minute, 1 breath, 2 sessions');
  expect(practice.dayTotal(90_000, 20_000, 3)).toBe('1,500 minutes, 20,000 breaths, 3 sessions');
});
