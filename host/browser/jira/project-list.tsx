import type { ReactNode } from 'react';
import * as z from 'zod';
import { projectShape, rest } from './rest.ts';
import { useLoad } from './use-load.ts';

const page = z.looseObject({ values: z.array(projectShape) });

export function ProjectList(): ReactNode {
  const { value, error } = useLoad('projects', () =>
    rest('GET', '/rest/api/3/project/search?maxResults=50', page),
  );
  if (error) return <p className="error">{error}</p>;
  return (
    <>
      <h1>Spaces</h1>
      <table className="grid" data-testid="projects">
        <thead>
          <tr>
            <th>Key</th>
            <th>Name</th>
            <th>Type</th>
            <th>Settings</th>
          </tr>
        </thead>
        <tbody>
          {value?.values.map((project) => (
            <tr key={project.id}>
              <td>
                <a href={`/jira/projects/${project.key}`}>{project.key}</a>
              </td>
              <td>{project.name}</td>
              <td>{project.projectTypeKey.replaceAll('_', ' ')}</td>
              <td>
                <a href={`/jira/apps/project?projectKey=${project.key}`}>Counterpart</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {value?.values.length === 0 ? (
        <p>You can see no space. Log in as somebody else at the top right.</p>
      ) : null}
    </>
  );
}
