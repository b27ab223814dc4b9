/** One's own practice and the queue of admins, asked for with the person's token, which is renewed once when it has run out. */
import { no, type Result } from '../../../domain/result.ts';
import type { Refused } from '../../api.ts';
import { projectUrl } from '../../device/project.ts';
import { accessToken } from '../../device/session.ts';
import { practiceApi } from '../practice-api.ts';
import { reviewApi } from '../review-api.ts';

type Ask<Api, T> = (api: Api) => Promise<Result<T, Refused>>;

const asking =
  <Api>(apiOf: (asking: { url: string; token: string }) => Api) =>
  async <T>(work: Ask<Api, T>): Promise<Result<T, Refused>> => {
    const once = async (fresh: boolean): Promise<Result<T, Refused>> => {
      const token = await accessToken(fresh);
      if (!token.ok) return no({ type: token.problem, ids: [] });
      return work(apiOf({ url: projectUrl, token: token.value }));
    };
    const first = await once(false);
    return !first.ok && first.problem.type === 'sign-in-needed' ? once(true) : first;
  };

export const asOwner = asking(practiceApi);
export const asAdmin = asking(reviewApi);
