import type { ReactNode } from 'react';
import { host, reportShape } from './host-api.ts';
import { usePoll } from './use-poll.ts';

/** What became of each field of each loaded issue. Shown only where issues were loaded from files. */
export function ReportPanel(): ReactNode {
  const { value } = usePoll(() => host('GET', '/host/report', reportShape), 3_000);
  if (!value) return null;
  return (
    <section>
      <h2>Loaded issues</h2>
      <table className="grid" data-testid="report">
        <thead>
          <tr>
            <th>File</th>
            <th>Issue</th>
            <th>Fields</th>
          </tr>
        </thead>
        <tbody>
          {value.issues.map((issue) => (
            <tr key={issue.file}>
              <td>{issue.file}</td>
              <td>
                {issue.source} ⇄ {issue.target ?? '…'}
              </td>
              <td>
                {(['equal', 'mapped', 'waiting', 'not carried'] as const).map((word) => {
                  const fields = issue.fields.filter((field) => field.word === word);
                  return fields.length === 0 ? null : (
                    <details key={word} open={word === 'equal' || word === 'mapped'}>
                      <summary>
                        {word}: {fields.length}
                      </summary>
                      {fields.map((field) => (
                        <div key={field.field}>
                          {field.field} <span className="hint">{field.why}</span>
                        </div>
                      ))}
                    </details>
                  );
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {[...value.older, ...value.refused].map((file) => (
        <p key={file.file} className="hint">
          {file.file}: {file.reason}
        </p>
      ))}
    </section>
  );
}
