/** The stage as a part that is fetched ahead, and that React gets without waiting when it is there. */
type Stage = typeof import('./Breathe.tsx');

let there: Stage | undefined;

export const fetchStage = (): Promise<Stage> =>
  import('./Breathe.tsx').then(stage => {
    there = stage;
    return stage;
  });

/**
 * For `lazy`. A promise, even a kept one, makes React show nothing first and then wait out 300 ms, so that screens do
 * not flicker; between the tap on Start and the first breath that is too long. What is there is handed over at once.
 */
export function stage(): Promise<Stage> {
  const now = there;
  if (!now) return fetchStage();
  // biome-ignore lint/suspicious/noThenProperty: React asks for nothing but `then`, and takes an answer within the call.
  return { then: (give: (stage: Stage) => void) => give(now) } as unknown as Promise<Stage>;
}
