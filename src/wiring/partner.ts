import { spacesAsApp } from '../adapters/jira/space-calls.ts';
import { type Exposed, type ExposureChoice, expose, exposed } from '../usecases/peer/describe-choice.ts';
import { askOffer, rememberedOffer } from '../usecases/peer/describe-peer.ts';
import { planStatuses } from '../usecases/peer/plan-statuses.ts';
import { answerProposal, type ProposalAnswer } from '../usecases/proposal/answer-proposal.ts';
import { type ProposalWish, sendProposal, withdrawProposal } from '../usecases/proposal/send-proposal.ts';
import { agreeByItself, listProposals, redraftProposal } from '../usecases/proposal/tell-proposals.ts';
import { type FieldsWish, listFields } from '../usecases/rules/list-fields.ts';
import type { AppPorts } from './connection-ports.ts';

export type { Exposed };

/** What of this site can be named in rules, and what both sides show each other. */
export function withPartner(ports: AppPorts) {
  const seeing = { ...ports, jira: { ...ports.jira, ...spacesAsApp(ports.gate) } };
  return {
    fields: (wish: FieldsWish) => listFields(seeing, wish),
    exposed: (id: string) => exposed(ports, id),
    expose: (id: string, choice: ExposureChoice | undefined) => expose(seeing, id, choice),
    rememberedOffer: (id: string) => rememberedOffer(ports, id),
    askOffer: (id: string) => askOffer(ports, id),
    planStatuses: (id: string) => planStatuses(seeing, id),
    proposals: (id: string) => listProposals(ports, id),
    sendProposal: (wish: ProposalWish) => sendProposal(ports, wish),
    answerProposal: (wish: ProposalAnswer) =>
      answerProposal(ports, () => listFields(seeing, { connection: wish.connection, fresh: false }), wish),
    withdrawProposal: (id: string, proposal: string) => withdrawProposal(ports, id, proposal),
    redraftProposal: (id: string, proposal: string) => redraftProposal(ports, id, proposal),
    agreeByItself: (id: string, on: boolean) => agreeByItself(ports, id, on),
  };
}
