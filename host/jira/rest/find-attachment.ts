import type { RestCall } from '../call.ts';
import { notFound } from '../jira-error.ts';
import type { Attachment } from '../model.ts';
import { canSee } from '../permissions.ts';

/** An attachment of an issue that the caller may see. */
export function findAttachment(call: RestCall): Attachment {
  const id = call.param('id');
  const attachment = call.state.attachments.get(id);
  const issue = attachment && call.state.issues.get(attachment.issueId);
  const enabled = call.state.settings.get('settings')?.attachmentsEnabled ?? true;
  if (!attachment || !issue || !enabled || !canSee(call, issue)) {
    throw notFound(`The attachment with id '${id}' does not exist`);
  }
  return attachment;
}
