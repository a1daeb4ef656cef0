import type { ChangeEntry } from '../../../host/jira/model.ts';
import type { FinishedRun } from '../run.ts';

/** I7: what the app writes of one person's edits comes in the order in which they were made. */
export function checkOrder(run: FinishedRun): string[] {
  const { edits } = run.history;
  const once = edits.filter((edit) => edits.filter((other) => other.value === edit.value).length === 1);
  return run.ground.sites.flatMap((site) => {
    const { jira, installation } = run.host.site(site);
    const app = installation?.appAccountId;
    return jira.state.issues.all().flatMap(({ id }) => {
      const written = jira.state.changes.by('issue', id).filter(({ authorId }) => authorId === app);
      const times = written.flatMap((entry) =>
        valuesOf(entry).flatMap((value) => {
          const edit = once.find(
            (one) => one.value === value.text && one.field === value.field && one.site !== site,
          );
          return edit === undefined ? [] : [edit];
        }),
      );
      return times.flatMap((edit, index) => {
        const before = times.slice(0, index).find((one) => newer(one, edit));
        if (before === undefined) return [];
        return [`I7 ${site}/${id} ${edit.field}: ${edit.value} was written after ${before.value}`];
      });
    });
  });
}

const newer = (
  one: { readonly site: string; readonly field: string; readonly at: number },
  edit: { readonly site: string; readonly field: string; readonly at: number },
) => one.site === edit.site && one.field === edit.field && one.at > edit.at;

function valuesOf(entry: ChangeEntry): { field: string; text: string }[] {
  return entry.items.map((item) => ({
    field: item.fieldId ?? item.field,
    text: (item['toString'] ?? '').trim(),
  }));
}
