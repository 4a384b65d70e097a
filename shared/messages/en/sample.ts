/** The records of the sample case. Its files are Chinese whatever the language: people quote them as they are. */
export const sample = {
  case: {
    title: 'Qinghe Kitchen and Yunling: the calling robot that never got through',
    productName: 'Yunling outbound calling system, Standard, one year',
    manifestation:
      'The calling robot has not got through since it was switched on. Six batches made 1,460 calls, of which 2 connected; the console always shows “E-503 line fault”. Our own phones, on the list as a test, did not ring.',
    impact:
      'It was bought to call more than three thousand regular guests about offers. Not one campaign could be run. The whole year was paid in advance, and the staff now make the calls by hand.',
    occurred: 'Since first use on 17 March 2025; the line has been off altogether since 10 May 2025.',
    demand:
      'End the service contract and pay back the fee of CNY 36,000.00 and the number registration fee of CNY 600.00 to the account they came from.',
  },
  parties: {
    claimant: {
      name: 'Qinghe Kitchen Catering Co., Ltd. (示例市青禾小馆餐饮有限公司)',
      brand: 'Qinghe Kitchen',
      address: '1 Qinghe Road, Example City',
      note: 'Two restaurants. The owner, Li Qinghe, handles the case.',
    },
    respondent: {
      name: 'Yunling Intelligent Technology Co., Ltd. (示例市云铃智能科技有限公司)',
      brand: 'Yunling',
      address: 'Room 000, Building 9, Software Park, Example City',
      note: 'Named on the contract, the invoice and the bank account.',
    },
    owner: {
      name: 'Li Qinghe',
      note: 'Owner of Qinghe Kitchen, named in the contract; the restaurant’s voice in both recordings.',
    },
    sales: {
      name: 'Zhou Lan',
      note: 'Account manager at Yunling; promised the connection rate before the contract.',
    },
    service: {
      name: 'Yunling customer service, agent 0007',
      note: 'Took the call of 25 March and gave no name.',
    },
    supervisor: {
      name: 'Supervisor Qin',
      note: 'After-sales supervisor at Yunling; called on 22 May, offered part of the money on 26 May.',
    },
  },
  events: {
    advert: {
      text: 'Saw Yunling’s page: at least 60 % of calls connect, live in 7 days, full refund if calls do not get through.',
      words: '',
    },
    promise: {
      text: 'In the chat Zhou Lan promised the connection rate, and a full refund if it was not reached. Asked to put it in the contract, she said clause 5 means the same.',
      words:
        '您放心，接通率不低于60%，达不到、打不通，款项全额退给您。 (Rest assured: at least 60 % connect; if not, you get the full amount back.)',
    },
    contract: {
      text: 'Signed the service contract for 1 March 2025 to 28 February 2026. Clause 5: 30 days of acceptance, at least 60 % connected; if not put right, the contract may be ended and the fee is paid back.',
      words: '',
    },
    payment: {
      text: 'Paid the year’s fee of CNY 36,000.00 by bank transfer, order YL-2025-000226.',
      words: '',
    },
    invoice: { text: 'Received the electronic invoice for CNY 36,000.00 including tax.', words: '' },
    fee: { text: 'Paid a further CNY 600.00 for number registration, as Yunling asked.', words: '' },
    setup: {
      text: 'Account opened, scripts set up, one training session at the restaurant on 12 March. No real calls in this time.',
      words: '',
    },
    firstRun: {
      text: 'First use: 200 calls in the afternoon, 300 in the evening, none connected. Yunling said the numbers on our list might be poor.',
      words: '',
    },
    complaint: {
      text: 'Complained in the service group and asked for a written answer. Yunling opened ticket GD-000317 and named no date.',
      words: '',
    },
    fixPromise: {
      text: 'Called customer service. The agent confirmed that none of 500 calls had connected and that a line alarm was still open, and promised a repair within three working days.',
      words: '三个工作日之内，我们一定给您解决。 (We will certainly solve it within three working days.)',
    },
    laterRuns: {
      text: 'Tried again after the promised time: three batches, 660 calls, 2 connected. Yunling wrote that the lines were being rearranged.',
      words: '',
    },
    refundAsked: {
      text: 'Asked for the money back in the service group for the first time; told that there is a procedure.',
      words: '',
    },
    lineStopped: {
      text: 'System notice: the line is suspended from today until further notice. Asked for a date or a refund, and got neither.',
      words:
        '因上游线路策略调整，您的外呼线路自2025年5月10日起暂停使用，恢复时间另行通知。 (Your outbound line is suspended from 10 May 2025 because of a change by the carrier; the date of its return will be announced.)',
    },
    termination: {
      text: 'Ended the contract and claimed the money back by e-mail under clause 5, with the usage log.',
      words: '',
    },
    refusal: {
      text: 'Yunling refused by e-mail: the service had been activated, clause 6.1. The same e-mail admits that the line is suspended.',
      words:
        '服务已开通。根据合同第六条第一款，服务开通后不予退款。 (The service has been activated. Under clause 6.1 nothing is refunded after activation.)',
    },
    admission: {
      text: 'The after-sales supervisor called. He admitted that the lines had been unstable since April and that our list was fine, and offered three more months instead of a refund. Not accepted.',
      words:
        '四月份以来线路一直不稳定，很多客户都受了影响。 (The lines have been unstable since April; many customers were affected.)',
    },
    partialOffer: {
      text: 'Yunling offered 30 % (CNY 10,800) against a signed settlement. We asked for their costs in detail, which they refused; we did not accept.',
      words: '明细属于内部资料，不便提供。 (The details are internal and cannot be given.)',
    },
    demandLetter: {
      text: 'Sent a written demand by courier, to pay by 10 July. The courier shows it as signed for; no answer.',
      words: '',
    },
  },
  exhibits: {
    contract: {
      title: 'Service contract',
      source: 'Signed by both sides, one copy each',
      proves:
        'The contract, what was owed, the standard of at least 60 % connected calls, and that the fee is due back if it is not reached',
      keptAt: 'Sealed original in the restaurant’s filing cabinet',
      note: 'Clauses 5 and 6 on page 2 are in dispute.',
    },
    invoice: {
      title: 'Electronic invoice, CNY 36,000.00',
      source: 'Sent by Yunling by e-mail',
      proves: 'Yunling received the year’s fee of CNY 36,000.00',
      keptAt: 'Mailbox attachment, original PDF',
      note: '',
    },
    payment: {
      title: 'Bank transfer slip',
      source: 'Downloaded from the bank’s business app',
      proves: 'CNY 36,000.00 were paid to Yunling’s account on 27 February 2025',
      keptAt: 'The bank’s business app; can be downloaded again',
      note: '',
    },
    order: {
      title: 'Order page',
      source: 'Yunling’s console, account qinghe_xiaoguan',
      proves: 'Order number, term and amount paid',
      keptAt: 'Yunling’s site; the account still opens',
      note: 'Captured early, because the account may be closed.',
    },
    advert: {
      title: 'Advertisement: “at least 60 %, or your money back”',
      source: 'Yunling’s page, captured in February 2025',
      proves: 'The connection rate and the refund that Yunling advertised',
      keptAt: 'Li Qinghe’s phone, photo album',
      note: '',
    },
    promiseChat: {
      title: 'Chat with Zhou Lan, 20 February',
      source: 'Li Qinghe’s phone; the account is Zhou Lan’s',
      proves: 'Before the contract Yunling promised at least 60 %, or a full refund',
      keptAt: 'Li Qinghe’s phone; the chat is not deleted',
      note: '',
    },
    firstTestChat: {
      title: 'Service group: first use, 17 and 18 March',
      source: 'Li Qinghe’s phone, Yunling service group',
      proves: 'None of the first calls connected, and we objected within the acceptance period',
      keptAt: 'Li Qinghe’s phone; the chat is not deleted',
      note: '',
    },
    lineStoppedChat: {
      title: 'Service group: line suspended, 15 April and 10 May',
      source: 'Li Qinghe’s phone, Yunling service group',
      proves: 'The faults went on, the line was suspended on 10 May, and Yunling could name no date',
      keptAt: 'Li Qinghe’s phone; the chat is not deleted',
      note: '',
    },
    offerChat: {
      title: 'Chat with Supervisor Qin, 26 May',
      source: 'Li Qinghe’s phone; the account is Supervisor Qin’s',
      proves: 'Yunling offered 30 %, refused to show its costs, and we did not accept',
      keptAt: 'Li Qinghe’s phone; the chat is not deleted',
      note: '',
    },
    serviceCall: {
      title: 'Call with customer service, 25 March',
      source: 'Call recorder on Li Qinghe’s phone',
      proves:
        'The agent confirmed that nothing connected and that the alarm was open, and promised a repair within three working days',
      keptAt: 'Li Qinghe’s phone, call recordings',
      note: 'The call opens with a notice of recording. The voices are synthetic.',
    },
    supervisorCall: {
      title: 'Call with the after-sales supervisor, 22 May',
      source: 'Call recorder on Li Qinghe’s phone',
      proves: 'Yunling admitted that the lines were unstable since April and that our list was fine',
      keptAt: 'Li Qinghe’s phone, call recordings',
      note: 'The voices are synthetic.',
    },
    refusalMail: {
      title: 'E-mail refusing the refund, 20 May',
      source: 'Original message, exported from the restaurant’s mailbox',
      proves:
        'Yunling refused because “the service has been activated”, and admits that the line is suspended',
      keptAt: 'The restaurant’s mailbox',
      note: '',
    },
    usageLog: {
      title: 'Call log of the robot',
      source: 'Exported from Yunling’s console',
      proves: 'Six batches, 1,460 calls, 2 connected',
      keptAt: 'Yunling’s system; the contract has it kept until six months after the term',
      note: '',
    },
  },
  entries: {
    payment: { method: 'Bank transfer', note: 'The year’s fee, paid at once' },
    fee: { method: 'Mobile payment', note: 'Number registration, clause 3.3; no receipt was given' },
  },
}
