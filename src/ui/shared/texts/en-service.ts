/** The words of the part of the rules about a service desk. */
export const enService = {
  servicePart: {
    basicFixed:
      'Basic: work items of the partner are made as they are in other spaces, and that is fixed. Move up to Visual under Fields to choose.',
    creating: 'New requests',
    create: 'A work item of the partner becomes',
    createHint:
      'A request goes through the form of its request type, which a line of the fields gives. What the form does not have is written afterwards. Where the desk takes none, a work item is made, and the connection says why.',
    creates: {
      issue: 'A work item, with the request type where a line gives one',
      request: 'A request of a customer',
    },
    customer: 'It is raised for',
    customers: {
      mapped: 'The customer whom the reporter stands for, else the default customer',
      default: 'The default customer, always',
    },
    defaultCustomer: 'Default customer',
    defaultCustomerHint: 'Optional. Without one, requests of unknown people are raised by the app itself.',
    people: 'People and organizations who are not known here',
    participants: 'Participants',
    participantsHint:
      'Known are those whom the People part maps, or whose e-mail address is found. To have all of them as text, map them to a text field.',
    participantsUnknown: {
      skip: 'Are left out, and listed under People',
      default: 'The default customer takes part',
    },
    organizations: 'Organizations',
    organizationsHint: 'Counts for lines of the fields that show an error where a value is not found.',
    organizationsUnknown: { skip: 'Are left out', default: 'Another one stands in' },
    organization: 'The organization that stands in',
    organizationHint: 'Its name, as the desk has it.',
    facets: 'What leaves of a request',
    approvals: 'Approvals leave: who was asked, the decision and its time',
    domains: 'Only of approvers with addresses of these domains',
    domainsHint: 'Optional, with commas between. An approver whose address Jira does not show stays here.',
    sla: 'SLA clocks that both sides see',
    sides: {
      off: 'None',
      origin: 'Those of the sender',
      receiver: 'Those of the receiver',
      both: 'Those of both',
    },
    satisfaction: 'The rating that the customer gave leaves',
    comments: 'Comments that arrive at a request',
    commentsText:
      'Without a line they appear as they were sent: public ones for customers, internal ones for agents. A line for a request type counts before one for every request.',
    addLine: 'Add a line',
    removeLine: (number: number) => `Remove line ${number}`,
    requestType: (number: number) => `Request type, line ${number}`,
    requestTypeHint: 'Empty: every request.',
    everyRequest: 'Every request',
    appear: 'They appear',
    appears: {
      asSent: 'As they were sent',
      allInternal: 'As internal notes, all of them',
      publicWhereMarked: 'To customers only where the partner marked them as public',
    },
  },
};
