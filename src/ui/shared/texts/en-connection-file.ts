/** The words about the file that holds the rules of a connection. */
export const enConnectionFile = {
  connectionFile: {
    heading: 'Rules as a file',
    text: 'Save the rules in force to keep them, to compare them or to begin another connection with them. The file holds no id, key, secret, site or account.',
    make: 'Make the file',
    importHeading: 'Read rules from a file',
    importText:
      'The file becomes the draft of this connection in place of what the draft holds now. Nothing of it is in force before you publish it.',
    paste: 'Text of the file',
    read: 'Read the file',
    asks: 'The file leaves these open. Fill them in and read it again.',
    person: 'An account id, or an e-mail address that Jira shows.',
    drafted: 'The file is the draft now',
    draftedText: (changes: number, problems: number) =>
      `It differs from the rules in force in ${changes === 1 ? 'one place' : `${changes} places`}${problems === 0 ? '' : ` and has ${problems === 1 ? 'one problem' : `${problems} problems`}`}. Look at it on the tab Rules, and publish it there.`,
  },
};
