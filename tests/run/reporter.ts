/** Vitest reporter for `npm test`: writes what happened to the file named by TIDELINE_RESULT, one honest count for each test. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

export interface Outcome {
  passed: number;
  failed: string[];
  skipped: { name: string; why: string }[];
  /** Passed, but not at the first try; `why` is what the tries before said. */
  again: { name: string; why: string }[];
}

/** What a test's own words say about why it is skipped, where it could not say it with `context.skip(why)`. */
const spoken = (name: string) => /skipped: (.+)$/.exec(name)?.[1];

function outcomeOf(modules: readonly TestModule[], unhandled: readonly { message?: string }[]): Outcome {
  const outcome: Outcome = { passed: 0, failed: [], skipped: [], again: [] };
  for (const module of modules) {
    const file = `${module.project.name} ${module.relativeModuleId}`;
    for (const error of module.errors()) outcome.failed.push(`${file}: ${error.message}`);
    for (const suite of module.children.allSuites())
      for (const error of suite.errors()) outcome.failed.push(`${file} > ${suite.fullName}: ${error.message}`);
    let found = 0;
    for (const test of module.children.allTests()) {
      found++;
      count(outcome, test, `${file} > ${test.fullName}`);
    }
    if (found === 0 && module.errors().length === 0) outcome.failed.push(`${file}: holds no test`);
  }
  for (const error of unhandled) outcome.failed.push(`unhandled error: ${error.message ?? 'unknown'}`);
  return outcome;
}

function count(outcome: Outcome, test: TestCase, name: string) {
  const result = test.result();
  if (result.state === 'passed') {
    outcome.passed++;
    const why = result.errors?.map(({ message, diff }) => [message, diff].filter(Boolean).join('\n')).join('\n');
    if (why) outcome.again.push({ name, why });
  } else if (result.state === 'skipped') {
    const why = result.note ?? spoken(test.fullName) ?? preparation(test);
    if (why) outcome.skipped.push({ name, why });
    else outcome.failed.push(`${name}: skipped without saying why`);
  } else outcome.failed.push(result.state === 'failed' ? name : `${name}: never ended`);
}

/** A test below a broken `beforeAll` never ran; the breakage itself is counted as failed above. */
function preparation(test: TestCase): string | undefined {
  let parent: TestSuite | TestModule = test.parent;
  for (;;) {
    if (parent.errors().length > 0) return 'what prepares it failed';
    if (parent.type === 'module') return undefined;
    parent = parent.parent;
  }
}

export default class ResultFile implements Reporter {
  onInit() {
    // When `npm test` itself is killed nobody is left to end us: notice the new parent and take the whole group along.
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) process.kill(0, 'SIGKILL');
    }, 1000).unref();
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { message?: string }[]) {
    const file = process.env.TIDELINE_RESULT;
    if (file) writeFileSync(file, JSON.stringify(outcomeOf(modules, unhandled)));
  }
}
