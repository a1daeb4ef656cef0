import type { Operation } from './bench-row.ts';
import { comment, createRich } from './operations/children.ts';
import { echo, noOp, unmappedEdit, updateFields, updateFieldsOneWay } from './operations/fields.ts';
import { burst, outage } from './operations/load.ts';
import { pageConnections } from './operations/page-connections.ts';
import { idleDay, rollingCheck } from './operations/quiet.ts';
import { scriptRun } from './operations/script-run.ts';
import { serviceDeskIdleHour } from './operations/service-desk.ts';
import { transition } from './operations/transition.ts';
import { unsignedRequest } from './operations/unsigned-request.ts';
import { visualRules } from './operations/visual-rules.ts';

/** In the order of the table. */
export const operations: readonly Operation[] = [
  updateFields,
  updateFieldsOneWay,
  comment,
  transition,
  createRich,
  unmappedEdit,
  echo,
  noOp,
  idleDay,
  rollingCheck,
  serviceDeskIdleHour,
  burst,
  outage,
  unsignedRequest,
  scriptRun,
  visualRules,
  pageConnections,
];
