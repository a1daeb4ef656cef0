import type { Project, User } from '../model.ts';
import type { SearchView } from './search-view.ts';

/** By account id, then e-mail address where visible, then display name. */
export function findUser(text: string, view: SearchView): User | undefined {
  const wanted = text.toLowerCase();
  return (
    view.users.find((user) => user.accountId === text) ??
    view.users.find(
      (user) =>
        user.emailAddress.toLowerCase() === wanted &&
        (user.emailVisible || user.accountId === view.user?.accountId),
    ) ??
    view.users.find((user) => user.displayName.toLowerCase() === wanted)
  );
}

/** By key, then name, then id. */
export function findProject(text: string, view: SearchView): Project | undefined {
  const wanted = text.toLowerCase();
  return (
    view.projects.find((project) => project.key.toLowerCase() === wanted) ??
    view.projects.find((project) => project.name.toLowerCase() === wanted) ??
    view.projects.find((project) => project.id === text)
  );
}
