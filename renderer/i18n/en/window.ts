/** The window as a whole: the network, what needs the user, reading by itself, looks, the first steps. Part of `en`. */
export const enWindow = {
  'reach.offlineText':
    'Everything that was read is here: go on reviewing and matching. Syncing and posting wait for the connection.',
  'reach.gone': 'Tieout isn’t running on this computer',
  'reach.goneText':
    'Nothing was lost. Start Tieout again and open the link that it prints; what you decided is kept here.',
  'files.unreadable':
    '{name} can’t be read: it is a folder, or it was moved. Drop or choose the file itself.',
  'reach.again': 'Check again',
  'header.reading': 'Syncing by itself',
  'job.scheduled': 'Syncing by itself',
  'notices.title': 'Needs attention',
  'notices.openNew': '{n, plural, one {Needs attention: # new} other {Needs attention: # new}}',
  'notices.new': 'New',
  'notices.none': 'Nothing needs you',
  'notices.noneText':
    'When a connection can’t be read any more, it is listed here once, of all organisations.',
  'notices.show': 'Show',
  'notices.showOf': 'Show the connections of {name}',
  'notice.unauthorised':
    '{name} doesn’t let Tieout in any more, so nothing new is read from it. Sign in again or enter the key again under Connections.',
  'settings.looks': 'Looks',
  'settings.reading': 'Syncing',
  'settings.keys': 'Keys and help',
  'settings.density': 'Rows',
  'settings.density.comfortable': 'Comfortable',
  'settings.density.dense': 'Dense',
  'settings.contrast': 'Contrast',
  'settings.contrast.auto': 'As the system',
  'settings.contrast.more': 'High',
  'settings.schedule': 'Sync by itself while Tieout is open',
  'settings.schedule.off': 'Off',
  'settings.schedule.hour': 'Every hour',
  'settings.schedule.fourHours': 'Every 4 hours',
  'settings.schedule.day': 'Once a day',
  'settings.scheduleHelp':
    'All organisations but the demo company, one after the other. Nothing is ever posted by itself.',
  'settings.notify': 'Show a system notification when a connection needs attention',
  'settings.notifyDenied':
    'The system or the browser doesn’t allow notifications for Tieout. Allow them there, then switch this on again.',
  'settings.tray': 'Keep Tieout in the tray when its window is closed',
  'tray.open': 'Open Tieout',
  'tray.quit': 'Quit',
  'settings.firstSteps': 'Show the first steps in the demo company',
  'steps.label': 'First steps',
  'steps.at': 'Step {at} of {of}',
  'steps.import': 'Take in the demo company’s bank statement: the payouts then find their bank lines.',
  'steps.ok':
    'Each row is a payout and the bank line that fits; why, and what will be posted, is at the right. Press OK to confirm the first one.',
  'steps.queue':
    'Matched, and one key takes it back. Nothing is in Xero yet: the Queue shows what would be posted.',
  'steps.own': 'That is the whole path. Your own books stay apart from the demo company.',
  'steps.show': 'Show me',
  'steps.next': 'Next',
  'steps.skip': 'Skip these steps',
  'steps.connect': 'Connect your own',
  'steps.stay': 'Stay in the demo',
} as const;
