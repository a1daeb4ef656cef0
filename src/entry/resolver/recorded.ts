import type { AuditAct } from '../../core/connection/audit-record.ts';
import type { Attempt } from '../../core/connection/explained.ts';
import type { ResolverApp } from '../../wiring/resolver.ts';
import type { Caller } from './caller.ts';

type Answerer<Request, Answer> = (
  app: ResolverApp,
  request: Request,
  caller: Caller,
) => Promise<Attempt<Answer>>;

/** Answers as `run` does, and where that was done notes who did it. `about` says what belongs to the act: the page has the words. */
export function recorded<Request extends { readonly connection: string }, Answer>(
  act: AuditAct,
  run: Answerer<Request, Answer>,
  about: (answer: Answer, request: Request) => string | undefined = () => undefined,
): Answerer<Request, Answer> {
  return async (app, request, caller) => {
    const attempt = await run(app, request, caller);
    if (attempt.ok)
      await app.audited({
        connection: request.connection,
        act,
        side: 'here',
        by: caller.accountId,
        about: about(attempt.value, request),
      });
    return attempt;
  };
}
