/** What the library, the page of a technique, the builder and shared patterns say. */
import type { CodeProblem } from '../../../domain/breath/code.ts';
import type { Group, Technique } from '../../../domain/breath/library.ts';
import type { Ending, PhaseKind, Route } from '../../../domain/breath/pattern.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const n = (value: number) => number.format(value);
const plural = new Intl.PluralRules('en');
const count = (value: number, one: string, other: string) =>
  `${n(value)} ${plural.select(value) === 'one' ? one : other}`;

const groups: Record<Group, string> = {
  slow: 'Slow and even',
  holds: 'With holds',
  shapes: 'Other shapes',
  fast: 'Fast, with care',
};

const kinds: Record<PhaseKind, string> = {
  in: 'In',
  'second-in': 'A little more in',
  hold: 'Hold',
  out: 'Out',
  hum: 'Hum',
  rest: 'Rest, empty',
  stroke: 'Stroke',
  free: 'Free',
};
const small: Record<PhaseKind, string> = {
  in: 'in',
  'second-in': 'more',
  hold: 'hold',
  out: 'out',
  hum: 'hum',
  rest: 'rest',
  stroke: 'stroke',
  free: 'free',
};
const routes: Record<Route, string> = { nose: 'nose', mouth: 'mouth', left: 'left side', right: 'right side' };

const evidence: Record<Technique['evidence'], string> = {
  trial: 'Studied in a randomised trial.',
  small: 'Small studies only.',
  practice: 'Custom, not studied.',
};

/** A clear sentence for each way that a code cannot be read: what happened, and what to do. */
const problem = (of: CodeProblem): string => {
  switch (of.why) {
    case 'empty':
      return 'There is nothing here to read. Paste a code such as i4h4o4h4, or a link.';
    case 'too-long':
      return `This is longer than ${n(of.limit)} characters, more than a pattern needs. Nothing was read.`;
    case 'unreadable':
      return `This cannot be read from character ${of.at + 1} on. A code looks like r6i4h4o4h4: in, hold and out with their seconds.`;
    case 'newer':
      return `This was made by a newer version (${of.version}). Update the app, then try again.`;
    case 'not-a-pattern':
      return 'This is not a breath we can guide: a phase is missing, or longer than ten minutes, or there are too many.';
  }
};

export const library = {
  count,
  groups,
  kinds,
  small,
  routes,
  evidence,
  problem,
  title: 'Library',
  newPattern: 'New pattern',
  search: 'Search by name, seconds or purpose',
  placeholder: 'Name, seconds or “sleep”',
  scale: '10 s',
  scaleLabel: 'This long is ten seconds in every row',
  fastLine: 'Never in or near water, driving or standing. Read the limits first.',
  yours: 'Yours',
  favourites: 'Favourites',
  nothing: (text: string) => `Nothing here is called or counted “${text}”.`,
  found: (found: number) => count(found, 'pattern found', 'patterns found'),
  noneYet: 'Patterns that you make or receive are kept here, on this device.',
  import: 'Import',
  health: 'Your health',
  unreadable: 'Your own patterns cannot be read just now.',
  locked: 'Your own patterns and favourites are locked just now.',
  more: (name: string) => `More about ${name}`,
  actions: {
    edit: 'Edit',
    up: 'Move up',
    down: 'Move down',
    drag: 'Drag to move',
    favourite: 'Add to favourites',
    unfavourite: 'Remove from favourites',
    duplicate: 'Duplicate',
    share: 'Share',
    delete: 'Delete',
  },
  moved: (name: string, place: number, of: number) => `${name} is now ${place} of ${of}.`,
  copyOf: (name: string) => `${name}, copy`.slice(0, 120),
  deleted: (name: string) => `${name} is deleted.`,
  undo: 'Undo',
  limitAt: (seconds: number) => `${n(seconds)} s`,
  phaseThen: (kind: PhaseKind, seconds: number) => `${small[kind]} ${n(seconds)}`,
  shorter: 'Shorter',
  longer: 'Longer',
  arrange: 'Arrange',
  arranged: 'Done',
  strokes: (strokes: number) => `${count(strokes, 'stroke', 'strokes')} a round`,
  hum: (seconds: string) => `hum ${seconds}`,
  upTo: (from: string, to: string) => `${from} to ${to}`,
  open: 'as long as you like',
  sides: 'left then right',
  seconds: (value: number) => n(value),
  technique: {
    back: 'Library',
    share: 'Share',
    edit: 'Edit',
    pace: (seconds: number, perMinute: number) => `${n(seconds)} s a breath, ${n(perMinute)} a minute`,
    round: (seconds: number) => `${n(seconds)} s a round`,
    how: 'How',
    known: 'What is known.',
    unreviewed: 'Not yet reviewed by a clinician.',
    posture: { seated: 'Seated.', 'seated or lying': 'Seated or lying.' },
    timings: 'Timing',
    length: 'Length',
    lengthOf: (ends: Ending) => {
      switch (ends.by) {
        case 'minutes':
          return `${n(ends.minutes)} min`;
        case 'breaths':
          return count(ends.breaths, 'breath', 'breaths');
        case 'rounds':
          return count(ends.rounds, 'round', 'rounds');
        case 'never':
          return 'no end';
      }
    },
    start: 'Start',
    startFor: (time: string) => `Start, ${time}`,
    firstMonth: (most: number) => `${count(most, 'breath', 'breaths')} at most in your first month.`,
    practised: (days: number) => `You have practised it on ${count(days, 'day', 'days')}.`,
    none: 'There is no pattern with this name here.',
    toLibrary: 'Go to the library',
    phase: (kind: PhaseKind, seconds: number) => `${n(seconds)} ${small[kind]}`,
    made: 'Made by you, kept on this device.',
    asks: 'We ask about your health once before this one.',
  },
  builder: {
    untitled: 'My pattern',
    cancel: 'Cancel',
    draft: 'Draft, kept on this device',
    saved: 'Saved',
    unsaved: 'Not saved',
    name: 'Name',
    rename: 'Rename',
    listen: 'Listen',
    listenLong: 'Listen to one breath',
    stopListening: 'Stop listening',
    noSound: 'This browser gives no sound just now.',
    save: 'Save',
    saveNew: 'Save as new',
    code: 'Code',
    copy: 'Copy code',
    copied: 'Copied.',
    export: 'Export',
    add: 'Add a phase',
    remove: (phase: string) => `Remove ${phase}`,
    removeShort: 'Remove',
    up: (phase: string) => `Move ${phase} up`,
    down: (phase: string) => `Move ${phase} down`,
    half: 'Use half seconds',
    whole: 'Use whole seconds',
    phases: 'Phases',
    kind: 'What it is',
    route: 'Through',
    either: 'as you like',
    less: (phase: string) => `Shorter ${phase}`,
    more: (phase: string) => `Longer ${phase}`,
    secondsOf: (phase: string) => `Seconds of ${phase}`,
    unit: 's',
    handle: (phase: string) => `End of ${phase}`,
    handleText: (seconds: number) => count(seconds, 'second', 'seconds'),
    chart: 'The line of one breath, with a handle at the end of each phase',
    again: 'and again',
    checked: 'Checked against the same rules as the library',
    checks: {
      hold: 'Longest hold',
      rest: 'Longest rest, empty',
      rate: 'Breaths a minute',
      out: 'Out against in',
    },
    secondsWithin: (actual: number, limit: number) => `${n(actual)} s of ${n(limit)} s`,
    rateWithin: (actual: number, least: number, most: number) => `${n(actual)} of ${n(least)} to ${n(most)}`,
    timesWithin: (actual: number, most: number) => `${n(actual)} of ${n(most)} times`,
    kept: 'Everything else is kept.',
    setTo: (text: string) => `Set to ${text}`,
    keep: 'Keep it so',
    keptSo: 'You chose to keep it so.',
    why: 'Why',
    based: 'Make your own from this',
    fix: 'Decide about the limit to save',
    never: 'Change it to save',
    extra: 'More: how it ends, a ratio, growth',
    ends: 'Ends',
    endsBy: { minutes: 'minutes', breaths: 'breaths', rounds: 'rounds', never: 'never' },
    howLong: 'Length',
    units: { minutes: 'min', breaths: 'breaths', rounds: 'rounds' },
    times: 'Breaths in a round',
    ratio: 'Keep a ratio',
    ratioNote: (parts: readonly number[]) =>
      parts.length > 0 ? `${parts.map(n).join(' : ')}; all phases follow one part` : 'all phases follow one part',
    part: 'One part',
    growth: 'Growth, each time it comes round',
    grows: (phase: string) => `${phase}: longer by`,
    growsNote: 'less than 0 makes it shorter',
    stops: (phase: string) => `${phase}: until`,
    hint: 'Drag a square, or use the arrows: ← → change a second, Tab moves to the next phase. The pattern is yours; share it as a code or a file.',
    complex: 'This pattern has several parts or waits for you. It can be renamed, shared and breathed, not drawn here.',
    failed: 'This could not be saved. It is kept here as long as this page stays open.',
    missing: 'There is no pattern of yours with this name here.',
    needsName: 'A pattern needs a name.',
  },
  shared: {
    title: 'A shared pattern',
    from: 'Somebody shared this breath with you. Nothing is saved until you keep it.',
    keep: 'Keep',
    kept: 'Kept with your patterns.',
    broken: 'This link does not carry a pattern',
    failed: 'It could not be kept. You can start it all the same.',
    unlock: 'Unlock to keep',
  },
  importing: {
    title: 'Import a pattern',
    text: 'A code, a link, or a file that was exported from Tideline. It is read on this device.',
    field: 'Code or link',
    read: 'Read',
    file: 'Choose a file',
    tooBig: 'This file is larger than a pattern can be. Nothing was read.',
    notJson: 'This file is not a pattern: it is not JSON. Nothing was read.',
    name: 'Imported pattern',
    keep: 'Keep',
    start: 'Start',
    again: 'Read another',
  },
};
