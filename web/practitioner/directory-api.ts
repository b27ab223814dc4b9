/** The API for everybody: the directory, the page of a practitioner, open times. No account is needed. */
import { type DirectoryQuery, directoryPage, openTimes, shownPractice } from '../../domain/practitioner/directory.ts';
import { apiAt, options, parsed } from '../api.ts';
import type { Window } from './practice-api.ts';

/** `url`: the project's address, without a path. */
export function directoryApi(url: string) {
  const { practitioners } = apiAt({ url });
  return {
    find: (query: Partial<DirectoryQuery>) => parsed(directoryPage, () => practitioners.$get({ query }, options())),
    show: (slug: string) => parsed(shownPractice, () => practitioners[':slug'].$get({ param: { slug } }, options())),
    openTimes: (slug: string, service: string, { minutes, from, to }: Window) =>
      parsed(openTimes, () =>
        practitioners[':slug'].services[':service'].times.$get(
          { param: { slug, service }, query: { minutes: String(minutes), from, to } },
          options(),
        ),
      ),
    /** For an `<img>`; `photo` is its name, which changes with it. */
    photoUrl: (slug: string, photo: string) =>
      `${url}/functions/v1/api/practitioners/${slug}/photo?name=${encodeURIComponent(photo)}`,
  };
}
