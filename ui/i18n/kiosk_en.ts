<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message id="app.name">
        <source></source>
        <translation>Yan Bi Xing self-service</translation>
    </message>
    <message id="browse.title">
        <source></source>
        <translation>{category}</translation>
    </message>
    <message id="claim.hint_confirmation">
        <source></source>
        <translation>Those named in the application confirm by their own card.</translation>
    </message>
    <message id="claim.hint_document">
        <source></source>
        <translation>The document is given to the applicant only.</translation>
    </message>
    <message id="claim.hint_supplement">
        <source></source>
        <translation>Only the applicant is told what is missing.</translation>
    </message>
    <message id="claim.offline_confirmation">
        <source></source>
        <translation>Confirming needs the network: please come back later.</translation>
    </message>
    <message id="claim.offline_document">
        <source></source>
        <translation>The document can only be fetched with the network. Please come back later.</translation>
    </message>
    <message id="claim.offline_supplement">
        <source></source>
        <translation>What is missing can only be asked with the network. Please come back later.</translation>
    </message>
    <message id="claim.title">
        <source></source>
        <translation>Place the applicant's ID card</translation>
    </message>
    <message id="claim.title_confirmation">
        <source></source>
        <translation>Put down the card of who confirms</translation>
    </message>
    <message id="closed.catalogue">
        <source></source>
        <translation>Not available now</translation>
    </message>
    <message id="closed.elsewhere">
        <source></source>
        <translation>Available at {site}, about {minutes} min away</translation>
    </message>
    <message id="closed.full">
        <source></source>
        <translation>Cannot take applications now</translation>
    </message>
    <message id="closed.hours">
        <source></source>
        <translation>Closed now, opens {time}</translation>
    </message>
    <message id="closed.offline">
        <source></source>
        <translation>Needs the network</translation>
    </message>
    <message id="closed.out">
        <source></source>
        <translation>This machine is out of service</translation>
    </message>
    <message id="closed.page_printer">
        <source></source>
        <translation>The printer is out of order</translation>
    </message>
    <message id="closed.printer">
        <source></source>
        <translation>The slip printer is out of order</translation>
    </message>
    <message id="closed.reader">
        <source></source>
        <translation>The card reader is out of order</translation>
    </message>
    <message id="closed.since">
        <source></source>
        <translation>From {date}</translation>
    </message>
    <message id="closed.until">
        <source></source>
        <translation>Closed since {date}</translation>
    </message>
    <message id="code.by_card">
        <source></source>
        <translation>Use the ID card instead</translation>
    </message>
    <message id="code.declined">
        <source></source>
        <translation>You declined on the phone; this terminal received nothing.</translation>
    </message>
    <message id="code.expired">
        <source></source>
        <translation>This code is too old. Please refresh it on the phone.</translation>
    </message>
    <message id="code.hint">
        <source></source>
        <translation>Show the Lutong or enterprise code on your phone, or scan the one on this screen. Either will do.</translation>
    </message>
    <message id="code.hint_scan">
        <source></source>
        <translation>Scan the code on this screen with your phone and confirm there.</translation>
    </message>
    <message id="code.offline">
        <source></source>
        <translation>Back with the network</translation>
    </message>
    <message id="code.scan">
        <source></source>
        <translation>Scan this code</translation>
    </message>
    <message id="code.scan_hint">
        <source></source>
        <translation>See on the phone what is asked for, then confirm.</translation>
    </message>
    <message id="code.show">
        <source></source>
        <translation>Show your code</translation>
    </message>
    <message id="code.show_hint">
        <source></source>
        <translation>Hold your phone to the scan window below the screen.</translation>
    </message>
    <message id="code.title">
        <source></source>
        <translation>Use a code on your phone</translation>
    </message>
    <message id="code.unknown">
        <source></source>
        <translation>This code is not known here. Please show a Lutong or enterprise code.</translation>
    </message>
    <message id="code.unreadable">
        <source></source>
        <translation>It was not read clearly. Please hold the phone closer.</translation>
    </message>
    <message id="code.used">
        <source></source>
        <translation>This code has been used. Please refresh it on the phone.</translation>
    </message>
    <message id="code.way">
        <source></source>
        <translation>Lutong or enterprise code</translation>
    </message>
    <message id="code.way_hint">
        <source></source>
        <translation>No card with you? Touch here.</translation>
    </message>
    <message id="confirmation.begin">
        <source></source>
        <translation>Agree and sign</translation>
    </message>
    <message id="confirmation.hint">
        <source></source>
        <translation>The applicant signed this. It is yours as well once you sign.</translation>
    </message>
    <message id="confirmation.others_title">
        <source></source>
        <translation>Others have still to confirm</translation>
    </message>
    <message id="confirmation.title">
        <source></source>
        <translation>Please read, then confirm</translation>
    </message>
    <message id="consent.address">
        <source></source>
        <translation>Address</translation>
    </message>
    <message id="consent.agree">
        <source></source>
        <translation>Agree and continue</translation>
    </message>
    <message id="consent.birth">
        <source></source>
        <translation>Date of birth</translation>
    </message>
    <message id="consent.enterprise">
        <source></source>
        <translation>Name of the enterprise</translation>
    </message>
    <message id="consent.for_enterprise">
        <source></source>
        <translation>Enterprise code of {name}</translation>
    </message>
    <message id="consent.hint">
        <source></source>
        <translation>“{service}” needs the following. It is read only after you agree, and used for this alone.</translation>
    </message>
    <message id="consent.name">
        <source></source>
        <translation>Name</translation>
    </message>
    <message id="consent.no">
        <source></source>
        <translation>Decline</translation>
    </message>
    <message id="consent.number">
        <source></source>
        <translation>Identity number</translation>
    </message>
    <message id="consent.sex">
        <source></source>
        <translation>Sex</translation>
    </message>
    <message id="consent.title">
        <source></source>
        <translation>Do you agree?</translation>
    </message>
    <message id="consent.uscc">
        <source></source>
        <translation>Unified social credit code</translation>
    </message>
    <message id="copy.begin">
        <source></source>
        <translation>Copy or scan here</translation>
    </message>
    <message id="copy.copies">
        <source></source>
        <translation>copies</translation>
    </message>
    <message id="copy.failed">
        <source></source>
        <translation>The printer failed; nothing came out. Your phone still works.</translation>
    </message>
    <message id="copy.fewer">
        <source></source>
        <translation>One copy fewer</translation>
    </message>
    <message id="copy.hint">
        <source></source>
        <translation>One sheet or a pile, the writing as shown. Both sides of a card come out on one page.</translation>
    </message>
    <message id="copy.more">
        <source></source>
        <translation>One more copy</translation>
    </message>
    <message id="copy.no_paper">
        <source></source>
        <translation>The printer is out of paper; nothing came out. Your phone still works.</translation>
    </message>
    <message id="copy.not_taken">
        <source></source>
        <translation>It did not get there: try again, or print.</translation>
    </message>
    <message id="copy.pages_hint">
        <source></source>
        <translation>On paper, or onto your phone? Nothing is kept here afterwards.</translation>
    </message>
    <message id="copy.pages_title">
        <source></source>
        <translation>Pages scanned: {pages}</translation>
    </message>
    <message id="copy.phone">
        <source></source>
        <translation>Onto my phone</translation>
    </message>
    <message id="copy.phone_hint">
        <source></source>
        <translation>Tap “Save” on the page that opens. Good once, for ten minutes.</translation>
    </message>
    <message id="copy.phone_note">
        <source></source>
        <translation>Scan a code and download</translation>
    </message>
    <message id="copy.phone_offline">
        <source></source>
        <translation>No network now</translation>
    </message>
    <message id="copy.phone_privacy">
        <source></source>
        <translation>Only the phone that scans it can open the pages; nobody on the way can.</translation>
    </message>
    <message id="copy.phone_title">
        <source></source>
        <translation>Scan this code with your phone</translation>
    </message>
    <message id="copy.print">
        <source></source>
        <translation>Print</translation>
    </message>
    <message id="copy.print_broken">
        <source></source>
        <translation>No printer now</translation>
    </message>
    <message id="copy.print_most">
        <source></source>
        <translation>Limit reached</translation>
    </message>
    <message id="copy.printed">
        <source></source>
        <translation>The copies are printed: please take them. Anything else?</translation>
    </message>
    <message id="copy.printing">
        <source></source>
        <translation>Printing the copies</translation>
    </message>
    <message id="copy.scan">
        <source></source>
        <translation>Scan</translation>
    </message>
    <message id="copy.scan_more">
        <source></source>
        <translation>Scan more</translation>
    </message>
    <message id="copy.scanning">
        <source></source>
        <translation>Scanning</translation>
    </message>
    <message id="copy.taken">
        <source></source>
        <translation>Your phone has them. Print them as well?</translation>
    </message>
    <message id="copy.title">
        <source></source>
        <translation>Put in the papers to copy or scan</translation>
    </message>
    <message id="copy.unknown">
        <source></source>
        <translation>We cannot tell whether all came out: please look. Missing ones can be printed again.</translation>
    </message>
    <message id="date.day">
        <source></source>
        <translation>Day</translation>
    </message>
    <message id="date.less">
        <source></source>
        <translation>{part} minus one</translation>
    </message>
    <message id="date.month">
        <source></source>
        <translation>Month</translation>
    </message>
    <message id="date.more">
        <source></source>
        <translation>{part} plus one</translation>
    </message>
    <message id="date.this_month">
        <source></source>
        <translation>This month</translation>
    </message>
    <message id="date.today">
        <source></source>
        <translation>Today</translation>
    </message>
    <message id="date.tomorrow">
        <source></source>
        <translation>Tomorrow</translation>
    </message>
    <message id="date.year">
        <source></source>
        <translation>Year</translation>
    </message>
    <message id="draft.anew">
        <source></source>
        <translation>Start anew</translation>
    </message>
    <message id="draft.discard">
        <source></source>
        <translation>Erase it now</translation>
    </message>
    <message id="draft.keep">
        <source></source>
        <translation>Keep it for later</translation>
    </message>
    <message id="draft.keep_hint">
        <source></source>
        <translation>Kept, you can go on with it on your phone or at any terminal; it is erased when you submit it, or when its time is over. Otherwise it is erased now.</translation>
    </message>
    <message id="draft.keep_title">
        <source></source>
        <translation>Not finished. Keep it?</translation>
    </message>
    <message id="draft.kept">
        <source></source>
        <translation>Kept until {date}</translation>
    </message>
    <message id="draft.not_kept">
        <source></source>
        <translation>It could not be kept; what you entered has been erased</translation>
    </message>
    <message id="draft.resume">
        <source></source>
        <translation>Go on with it</translation>
    </message>
    <message id="draft.resume_phone">
        <source></source>
        <translation>You saved it on your phone on {time}. You can change every answer.</translation>
    </message>
    <message id="draft.resume_terminal">
        <source></source>
        <translation>You saved it at a terminal on {time}. You can change every answer.</translation>
    </message>
    <message id="draft.resume_title">
        <source></source>
        <translation>Go on where you stopped?</translation>
    </message>
    <message id="draft.stay">
        <source></source>
        <translation>Stay here</translation>
    </message>
    <message id="end.card">
        <source></source>
        <translation>Take your ID card</translation>
    </message>
    <message id="end.check">
        <source></source>
        <translation>Please take your ID card and belongings.</translation>
    </message>
    <message id="end.done">
        <source></source>
        <translation>All done. Goodbye</translation>
    </message>
    <message id="end.hint">
        <source></source>
        <translation>Please take your ID card, papers and belongings.</translation>
    </message>
    <message id="end.paper">
        <source></source>
        <translation>Take your papers</translation>
    </message>
    <message id="end.take_1">
        <source></source>
        <translation>Your paper is still in the slot</translation>
    </message>
    <message id="end.take_1.hint">
        <source></source>
        <translation>Please take it from the slot at the lower right of the screen.</translation>
    </message>
    <message id="end.take_2">
        <source></source>
        <translation>Please take your paper before you leave</translation>
    </message>
    <message id="end.take_2.hint">
        <source></source>
        <translation>If it stays there, the staff will be told.</translation>
    </message>
    <message id="end.timeout">
        <source></source>
        <translation>Session ended. Your data has been cleared</translation>
    </message>
    <message id="end.title">
        <source></source>
        <translation>Please take your belongings</translation>
    </message>
    <message id="face.consent">
        <source></source>
        <translation>I separately consent to face capture for this identity check (compared on this device only, deleted afterwards)</translation>
    </message>
    <message id="face.failed_device">
        <source></source>
        <translation>The camera does not work now. Please enter your PIN</translation>
    </message>
    <message id="face.failed_photo">
        <source></source>
        <translation>The photo on your card cannot be compared. Please enter your PIN</translation>
    </message>
    <message id="face.failed_time">
        <source></source>
        <translation>Time is up without a clear view. Please enter your PIN</translation>
    </message>
    <message id="face.go">
        <source></source>
        <translation>Agree and go on</translation>
    </message>
    <message id="face.hint">
        <source></source>
        <translation>You are compared with the photo on your card. Nothing is kept or sent.</translation>
    </message>
    <message id="face.interrupted">
        <source></source>
        <translation>The camera was switched off. Please enter your PIN</translation>
    </message>
    <message id="face.missed">
        <source></source>
        <translation>You were not recognised. Please choose a way again</translation>
    </message>
    <message id="face.missed_twice">
        <source></source>
        <translation>You were not recognised twice. Please enter your PIN</translation>
    </message>
    <message id="face.other">
        <source></source>
        <translation>Use the PIN</translation>
    </message>
    <message id="face.resting">
        <source></source>
        <translation>The camera does not work now</translation>
    </message>
    <message id="face.title">
        <source></source>
        <translation>Please look into the camera</translation>
    </message>
    <message id="face.way">
        <source></source>
        <translation>By face</translation>
    </message>
    <message id="form.add">
        <source></source>
        <translation>Add another</translation>
    </message>
    <message id="form.change_province">
        <source></source>
        <translation>Other province</translation>
    </message>
    <message id="form.from_card">
        <source></source>
        <translation>From your card</translation>
    </message>
    <message id="form.from_code">
        <source></source>
        <translation>From your code</translation>
    </message>
    <message id="form.from_computed">
        <source></source>
        <translation>Worked out</translation>
    </message>
    <message id="form.from_draft">
        <source></source>
        <translation>From your draft</translation>
    </message>
    <message id="form.from_licence">
        <source></source>
        <translation>From your e-licence</translation>
    </message>
    <message id="form.from_scan">
        <source></source>
        <translation>Read from your paper; please check</translation>
    </message>
    <message id="form.from_share">
        <source></source>
        <translation>Verified shared data</translation>
    </message>
    <message id="form.from_user">
        <source></source>
        <translation>Entered by you</translation>
    </message>
    <message id="form.invalid_date">
        <source></source>
        <translation>This date is out of range. Please choose again.</translation>
    </message>
    <message id="form.invalid_number">
        <source></source>
        <translation>This number is not valid. Please check.</translation>
    </message>
    <message id="form.invalid_phone">
        <source></source>
        <translation>A mobile number has 11 digits and starts with 1. Please check.</translation>
    </message>
    <message id="form.no_rows">
        <source></source>
        <translation>Nothing added yet. If there is none, go on.</translation>
    </message>
    <message id="form.out_of_range">
        <source></source>
        <translation>Please choose a date that is possible here.</translation>
    </message>
    <message id="form.pick_city">
        <source></source>
        <translation>Choose the city</translation>
    </message>
    <message id="form.pick_province">
        <source></source>
        <translation>Choose the province</translation>
    </message>
    <message id="form.remove">
        <source></source>
        <translation>Remove</translation>
    </message>
    <message id="form.required">
        <source></source>
        <translation>Please answer this first.</translation>
    </message>
    <message id="form.scan">
        <source></source>
        <translation>Scan the licence</translation>
    </message>
    <message id="form.scan_nothing">
        <source></source>
        <translation>Nothing could be read; use a clearer one, or type it</translation>
    </message>
    <message id="form.title">
        <source></source>
        <translation>Question {n} of {of}</translation>
    </message>
    <message id="form.wrong">
        <source></source>
        <translation>This cannot be right. Please check it.</translation>
    </message>
    <message id="guide.not_printed">
        <source></source>
        <translation>It was not printed. Read it here or take a picture</translation>
    </message>
    <message id="guide.print">
        <source></source>
        <translation>Print</translation>
    </message>
    <message id="guide.printed">
        <source></source>
        <translation>Printed. Please take it below</translation>
    </message>
    <message id="guide.title">
        <source></source>
        <translation>{name}</translation>
    </message>
    <message id="hall.cabinet">
        <source></source>
        <translation>Cabinet and lights</translation>
    </message>
    <message id="hall.card">
        <source></source>
        <translation>Identity card</translation>
    </message>
    <message id="hall.card_none">
        <source></source>
        <translation>No card on the reader.</translation>
    </message>
    <message id="hall.card_on">
        <source></source>
        <translation>On the reader: {label}</translation>
    </message>
    <message id="hall.certificate">
        <source></source>
        <translation>Page printer · numbered paper</translation>
    </message>
    <message id="hall.chip">
        <source></source>
        <translation>Chip cards and passports</translation>
    </message>
    <message id="hall.chip.bank">
        <source></source>
        <translation>Bank card</translation>
    </message>
    <message id="hall.chip.passport">
        <source></source>
        <translation>Passport</translation>
    </message>
    <message id="hall.chip.permit">
        <source></source>
        <translation>Travel permit</translation>
    </message>
    <message id="hall.chip.social_security">
        <source></source>
        <translation>Social security card</translation>
    </message>
    <message id="hall.chip_lies">
        <source></source>
        <translation>In it: {kind} of no. {n}</translation>
    </message>
    <message id="hall.chip_none">
        <source></source>
        <translation>The chip card slot is empty.</translation>
    </message>
    <message id="hall.chip_take">
        <source></source>
        <translation>Take out</translation>
    </message>
    <message id="hall.chip_whose">
        <source></source>
        <translation>Choose whose, then which.</translation>
    </message>
    <message id="hall.lift">
        <source></source>
        <translation>Lift the card</translation>
    </message>
    <message id="hall.light.cardReader">
        <source></source>
        <translation>Card</translation>
    </message>
    <message id="hall.light.contactless">
        <source></source>
        <translation>Phone</translation>
    </message>
    <message id="hall.light.documentPrinter">
        <source></source>
        <translation>Page</translation>
    </message>
    <message id="hall.light.receiptPrinter">
        <source></source>
        <translation>Slip</translation>
    </message>
    <message id="hall.light.scanner">
        <source></source>
        <translation>Scan</translation>
    </message>
    <message id="hall.light.statusBad">
        <source></source>
        <translation>Bad</translation>
    </message>
    <message id="hall.light.statusGood">
        <source></source>
        <translation>Good</translation>
    </message>
    <message id="hall.light.statusInService">
        <source></source>
        <translation>In service</translation>
    </message>
    <message id="hall.network">
        <source></source>
        <translation>Network</translation>
    </message>
    <message id="hall.network_cut">
        <source></source>
        <translation>Cut the cable</translation>
    </message>
    <message id="hall.network_down">
        <source></source>
        <translation>Cut</translation>
    </message>
    <message id="hall.network_mend">
        <source></source>
        <translation>Mend the cable</translation>
    </message>
    <message id="hall.network_none">
        <source></source>
        <translation>There is no cable here.</translation>
    </message>
    <message id="hall.network_up">
        <source></source>
        <translation>Connected</translation>
    </message>
    <message id="hall.page">
        <source></source>
        <translation>Page printer</translation>
    </message>
    <message id="hall.paper">
        <source></source>
        <translation>Paper</translation>
    </message>
    <message id="hall.paper.full">
        <source></source>
        <translation>Full</translation>
    </message>
    <message id="hall.paper.jammed">
        <source></source>
        <translation>Jam</translation>
    </message>
    <message id="hall.paper.low">
        <source></source>
        <translation>Low</translation>
    </message>
    <message id="hall.paper.out">
        <source></source>
        <translation>Out</translation>
    </message>
    <message id="hall.passport_none">
        <source></source>
        <translation>Nothing lies on the document reader.</translation>
    </message>
    <message id="hall.person">
        <source></source>
        <translation>Before the camera</translation>
    </message>
    <message id="hall.person.another">
        <source></source>
        <translation>Another</translation>
    </message>
    <message id="hall.person.nobody">
        <source></source>
        <translation>Nobody</translation>
    </message>
    <message id="hall.person.owner">
        <source></source>
        <translation>Card’s owner</translation>
    </message>
    <message id="hall.phone">
        <source></source>
        <translation>Phones</translation>
    </message>
    <message id="hall.phone_enterprise">
        <source></source>
        <translation>{n} business</translation>
    </message>
    <message id="hall.phone_held">
        <source></source>
        <translation>A phone is before the scanner; it is read when the terminal looks</translation>
    </message>
    <message id="hall.phone_none">
        <source></source>
        <translation>Hold a phone's code to the scanner</translation>
    </message>
    <message id="hall.phone_person">
        <source></source>
        <translation>{n} person</translation>
    </message>
    <message id="hall.power">
        <source></source>
        <translation>Mains</translation>
    </message>
    <message id="hall.power.battery">
        <source></source>
        <translation>Cut</translation>
    </message>
    <message id="hall.power.low">
        <source></source>
        <translation>Battery low</translation>
    </message>
    <message id="hall.power.mains">
        <source></source>
        <translation>On</translation>
    </message>
    <message id="hall.presenter.lying">
        <source></source>
        <translation>Left lying</translation>
    </message>
    <message id="hall.presenter.none">
        <source></source>
        <translation>No sensor</translation>
    </message>
    <message id="hall.presenter.taken">
        <source></source>
        <translation>Taken</translation>
    </message>
    <message id="hall.prints">
        <source></source>
        <translation>What has been printed</translation>
    </message>
    <message id="hall.prints_hold">
        <source></source>
        <translation>Personal data is covered. Hold a sheet to read it.</translation>
    </message>
    <message id="hall.prints_none">
        <source></source>
        <translation>Nothing yet.</translation>
    </message>
    <message id="hall.receipt">
        <source></source>
        <translation>Slip printer</translation>
    </message>
    <message id="hall.scanner">
        <source></source>
        <translation>Scanner</translation>
    </message>
    <message id="hall.sensor.cabinetFrontDoor">
        <source></source>
        <translation>Door open</translation>
    </message>
    <message id="hall.sensor.proximitySensor">
        <source></source>
        <translation>Somebody</translation>
    </message>
    <message id="hall.sensor.tamperSensor">
        <source></source>
        <translation>Tamper</translation>
    </message>
    <message id="hall.sheet_blank">
        <source></source>
        <translation>Blank</translation>
    </message>
    <message id="hall.sheet_lease">
        <source></source>
        <translation>Lease</translation>
    </message>
    <message id="hall.sheet_licence">
        <source></source>
        <translation>Licence</translation>
    </message>
    <message id="hall.sheet_other">
        <source></source>
        <translation>Other</translation>
    </message>
    <message id="hall.slots">
        <source></source>
        <translation>Output slots</translation>
    </message>
    <message id="hall.slots_empty">
        <source></source>
        <translation>Nothing lies in the slots</translation>
    </message>
    <message id="hall.slots_lying">
        <source></source>
        <translation>Paper lies in a slot</translation>
    </message>
    <message id="hall.specimen">
        <source></source>
        <translation>Printed paper</translation>
    </message>
    <message id="hall.subtitle">
        <source></source>
        <translation>Cards, paper, cable</translation>
    </message>
    <message id="hall.take">
        <source></source>
        <translation>Take</translation>
    </message>
    <message id="hall.title">
        <source></source>
        <translation>Virtual hall</translation>
    </message>
    <message id="hall.unreachable">
        <source></source>
        <translation>The virtual hall does not answer. Trying again…</translation>
    </message>
    <message id="help.hotline">
        <source></source>
        <translation>12345 Hotline</translation>
    </message>
    <message id="home.categories">
        <source></source>
        <translation>Everything, by subject</translation>
    </message>
    <message id="home.hint">
        <source></source>
        <translation>Start with your ID card, or just look around.</translation>
    </message>
    <message id="home.offline">
        <source></source>
        <translation>The network is down. You can apply now; it will be sent automatically later.</translation>
    </message>
    <message id="home.privacy">
        <source></source>
        <translation>Your data is encrypted and leaves this terminal when you do.</translation>
    </message>
    <message id="home.recovered">
        <source></source>
        <translation>The last application was received safely. Its slip can be printed again.</translation>
    </message>
    <message id="home.reprint">
        <source></source>
        <translation>Print the slip again</translation>
    </message>
    <message id="home.services">
        <source></source>
        <translation>What you can do here</translation>
    </message>
    <message id="home.title">
        <source></source>
        <translation>Hello. How can we help?</translation>
    </message>
    <message id="hotline.about">
        <source></source>
        <translation>What you are at is passed on as well: {about}.</translation>
    </message>
    <message id="hotline.hint">
        <source></source>
        <translation>In an emergency call 110; for everything else there is 12345.</translation>
    </message>
    <message id="hotline.no_phone">
        <source></source>
        <translation>No call</translation>
    </message>
    <message id="hotline.phone">
        <source></source>
        <translation>May we call you back?</translation>
    </message>
    <message id="hotline.phone_hint">
        <source></source>
        <translation>Enter a mobile number, or a landline with its area code.</translation>
    </message>
    <message id="hotline.resume">
        <source></source>
        <translation>Go on where I was</translation>
    </message>
    <message id="hotline.send">
        <source></source>
        <translation>Send</translation>
    </message>
    <message id="hotline.title">
        <source></source>
        <translation>What would you like to tell 12345?</translation>
    </message>
    <message id="hotline.words">
        <source></source>
        <translation>Please say it</translation>
    </message>
    <message id="hotline.words_hint">
        <source></source>
        <translation>Touch a sentence, or write your own.</translation>
    </message>
    <message id="id.agent_title">
        <source></source>
        <translation>First the card of whoever acts</translation>
    </message>
    <message id="id.authority">
        <source></source>
        <translation>No card, but a written authority</translation>
    </message>
    <message id="id.card_way">
        <source></source>
        <translation>ID card</translation>
    </message>
    <message id="id.expired">
        <source></source>
        <translation>Your ID has expired</translation>
    </message>
    <message id="id.expired.hint">
        <source></source>
        <translation>Please go to the counter.</translation>
    </message>
    <message id="id.fail">
        <source></source>
        <translation>Card not read. Remove it and try again.</translation>
    </message>
    <message id="id.hint">
        <source></source>
        <translation>Lay it flat on the reader with the blue light below the screen and keep it still.</translation>
    </message>
    <message id="id.hint_or_code">
        <source></source>
        <translation>Lay the ID card flat on the reader with the blue light below the screen; without it, use a code on your phone.</translation>
    </message>
    <message id="id.invalid">
        <source></source>
        <translation>This card is not recognised. Please use your ID card.</translation>
    </message>
    <message id="id.lifted">
        <source></source>
        <translation>The card was lifted too early. Please place it again.</translation>
    </message>
    <message id="id.not_the_party">
        <source></source>
        <translation>This is the card of somebody else.</translation>
    </message>
    <message id="id.party_hint">
        <source></source>
        <translation>Take the card that is there, then place your own and sign.</translation>
    </message>
    <message id="id.party_later">
        <source></source>
        <translation>They confirm later</translation>
    </message>
    <message id="id.party_title">
        <source></source>
        <translation>Place the card: {whose}</translation>
    </message>
    <message id="id.place">
        <source></source>
        <translation>Place your ID card on the reader and keep it still</translation>
    </message>
    <message id="id.principal_title">
        <source></source>
        <translation>Now the card of the person you act for</translation>
    </message>
    <message id="id.reader_down">
        <source></source>
        <translation>The card reader is out of order. Please go to the counter.</translation>
    </message>
    <message id="id.reading">
        <source></source>
        <translation>Reading, please wait…</translation>
    </message>
    <message id="id.same_card">
        <source></source>
        <translation>This is the same card. Please use the other one.</translation>
    </message>
    <message id="id.take">
        <source></source>
        <translation>Please take your ID card</translation>
    </message>
    <message id="id.title">
        <source></source>
        <translation>Place your ID card</translation>
    </message>
    <message id="id.underage">
        <source></source>
        <translation>You are not yet old enough to apply</translation>
    </message>
    <message id="id.underage.hint">
        <source></source>
        <translation>A guardian can apply for you at the counter.</translation>
    </message>
    <message id="id.unsupported">
        <source></source>
        <translation>This document cannot be used here</translation>
    </message>
    <message id="id.unsupported.hint">
        <source></source>
        <translation>Try again with a resident identity card, or ask at a counter.</translation>
    </message>
    <message id="id.waiting">
        <source></source>
        <translation>Waiting for your card…</translation>
    </message>
    <message id="item.closed">
        <source></source>
        <translation>Received now, handled from {time}</translation>
    </message>
    <message id="key.back">
        <source></source>
        <translation>Backspace</translation>
    </message>
    <message id="key.shift">
        <source></source>
        <translation>Capitals</translation>
    </message>
    <message id="key.space">
        <source></source>
        <translation>Space</translation>
    </message>
    <message id="mat.agree">
        <source></source>
        <translation>I have read this and promise</translation>
    </message>
    <message id="mat.by_credit">
        <source></source>
        <translation>Not required: your credit is good, a signed promise is enough.</translation>
    </message>
    <message id="mat.by_promise">
        <source></source>
        <translation>Not required: replaced by your written promise.</translation>
    </message>
    <message id="mat.can_capture">
        <source></source>
        <translation>Scan it</translation>
    </message>
    <message id="mat.can_later">
        <source></source>
        <translation>Hand in later</translation>
    </message>
    <message id="mat.can_photo">
        <source></source>
        <translation>Take a photo</translation>
    </message>
    <message id="mat.can_undo">
        <source></source>
        <translation>Choose again</translation>
    </message>
    <message id="mat.capture_blank">
        <source></source>
        <translation>The page is empty. Turn the written side down and try again.</translation>
    </message>
    <message id="mat.capture_blurred">
        <source></source>
        <translation>It came out blurred; lay the sheet flat and try again.</translation>
    </message>
    <message id="mat.capture_cover">
        <source></source>
        <translation>The cover of the scanner is open. Close it and try again.</translation>
    </message>
    <message id="mat.capture_cut_off">
        <source></source>
        <translation>The paper lies askew and was cut off. Put it straight and try again.</translation>
    </message>
    <message id="mat.capture_dark">
        <source></source>
        <translation>The picture is too dark to read. Please try again.</translation>
    </message>
    <message id="mat.capture_device">
        <source></source>
        <translation>The scanner had a problem. Please try again.</translation>
    </message>
    <message id="mat.capture_empty">
        <source></source>
        <translation>There is no paper in the scanner. Put it in and try again.</translation>
    </message>
    <message id="mat.capture_glare">
        <source></source>
        <translation>There is a glare on it; move the sheet and try again.</translation>
    </message>
    <message id="mat.capture_jam">
        <source></source>
        <translation>The paper is stuck. Take it out gently or call the staff, then try again.</translation>
    </message>
    <message id="mat.capture_store">
        <source></source>
        <translation>The scan could not be kept. Try again or go to the counter.</translation>
    </message>
    <message id="mat.capture_too_many">
        <source></source>
        <translation>That is too much paper: at most 30 pages at once. Take some out and try again.</translation>
    </message>
    <message id="mat.credit_bad">
        <source></source>
        <translation>Your credit record does not allow the quick way.</translation>
    </message>
    <message id="mat.credit_unknown">
        <source></source>
        <translation>No credit record was found; the usual way applies.</translation>
    </message>
    <message id="mat.exempt_card">
        <source></source>
        <translation>Not required: read from your ID card.</translation>
    </message>
    <message id="mat.exempt_code">
        <source></source>
        <translation>Verified by your code; not needed</translation>
    </message>
    <message id="mat.exempt_licence">
        <source></source>
        <translation>Not required: found as e-licence.</translation>
    </message>
    <message id="mat.exempt_photo">
        <source></source>
        <translation>Not required: your photo of {date} is used.</translation>
    </message>
    <message id="mat.exempt_share">
        <source></source>
        <translation>Not required: shared by {source}.</translation>
    </message>
    <message id="mat.given">
        <source></source>
        <translation>Given.</translation>
    </message>
    <message id="mat.hint">
        <source></source>
        <translation>You need not hand in what is marked "not required".</translation>
    </message>
    <message id="mat.later">
        <source></source>
        <translation>To be handed in by {date}.</translation>
    </message>
    <message id="mat.missing">
        <source></source>
        <translation>Not found. Please bring the original to the counter.</translation>
    </message>
    <message id="mat.missing_capture">
        <source></source>
        <translation>Not found; please scan it.</translation>
    </message>
    <message id="mat.missing_later">
        <source></source>
        <translation>Not found. It may be handed in later.</translation>
    </message>
    <message id="mat.photo_quality">
        <source></source>
        <translation>Your photo of {date} is not good enough. A new one is needed.</translation>
    </message>
    <message id="mat.photo_stale">
        <source></source>
        <translation>Your photo of {date} is too old for this. A new one is needed.</translation>
    </message>
    <message id="mat.promise_title">
        <source></source>
        <translation>Your promise</translation>
    </message>
    <message id="mat.title">
        <source></source>
        <translation>Papers we look up for you</translation>
    </message>
    <message id="nav.agree">
        <source></source>
        <translation>I have read this</translation>
    </message>
    <message id="nav.ask">
        <source></source>
        <translation>Look up</translation>
    </message>
    <message id="nav.back">
        <source></source>
        <translation>Back</translation>
    </message>
    <message id="nav.cancel">
        <source></source>
        <translation>Cancel</translation>
    </message>
    <message id="nav.clear">
        <source></source>
        <translation>Clear</translation>
    </message>
    <message id="nav.disagree">
        <source></source>
        <translation>Decline</translation>
    </message>
    <message id="nav.exit">
        <source></source>
        <translation>Exit</translation>
    </message>
    <message id="nav.finish">
        <source></source>
        <translation>Finish</translation>
    </message>
    <message id="nav.home">
        <source></source>
        <translation>Home</translation>
    </message>
    <message id="nav.next">
        <source></source>
        <translation>Next</translation>
    </message>
    <message id="nav.ok">
        <source></source>
        <translation>Confirm</translation>
    </message>
    <message id="nav.retry">
        <source></source>
        <translation>Try again</translation>
    </message>
    <message id="nav.skip">
        <source></source>
        <translation>Skip</translation>
    </message>
    <message id="needs.title">
        <source></source>
        <translation>{name}: what you need</translation>
    </message>
    <message id="notice.basis">
        <source></source>
        <translation>Legal basis: </translation>
    </message>
    <message id="notice.continue">
        <source></source>
        <translation>I have read this</translation>
    </message>
    <message id="notice.data">
        <source></source>
        <translation>Which data</translation>
    </message>
    <message id="notice.for_another">
        <source></source>
        <translation>For another</translation>
    </message>
    <message id="notice.hint">
        <source></source>
        <translation>Please see how we use your data.</translation>
    </message>
    <message id="notice.keep">
        <source></source>
        <translation>How long</translation>
    </message>
    <message id="notice.needs">
        <source></source>
        <translation>Checklist</translation>
    </message>
    <message id="notice.org">
        <source></source>
        <translation>Who</translation>
    </message>
    <message id="notice.purpose">
        <source></source>
        <translation>What for</translation>
    </message>
    <message id="notice.rights">
        <source></source>
        <translation>Your rights</translation>
    </message>
    <message id="notice.tel">
        <source></source>
        <translation>Questions</translation>
    </message>
    <message id="notice.title">
        <source></source>
        <translation>Personal information notice</translation>
    </message>
    <message id="out.elsewhere">
        <source></source>
        <translation>Please go to the counter or use another terminal.</translation>
    </message>
    <message id="out.elsewhere_site">
        <source></source>
        <translation>Please go to another service point.</translation>
    </message>
    <message id="out.fault">
        <source></source>
        <translation>Out of service: a fault</translation>
    </message>
    <message id="out.maintenance">
        <source></source>
        <translation>Out of service: maintenance</translation>
    </message>
    <message id="out.nearby">
        <source></source>
        <translation>Nearby</translation>
    </message>
    <message id="out.power">
        <source></source>
        <translation>Power cut: out of service</translation>
    </message>
    <message id="out.power_ended">
        <source></source>
        <translation>Power cut: what was not submitted is erased</translation>
    </message>
    <message id="out.power_hint">
        <source></source>
        <translation>Please go to another place. This machine goes on by itself when the power is back.</translation>
    </message>
    <message id="out.site">
        <source></source>
        <translation>This place is closed for now</translation>
    </message>
    <message id="out.supplies">
        <source></source>
        <translation>Out of service: paper is being refilled</translation>
    </message>
    <message id="paper.altered">
        <source></source>
        <translation>This paper has been tampered with</translation>
    </message>
    <message id="paper.altered_hint">
        <source></source>
        <translation>What its code says does not go with its seal; do not rely on it</translation>
    </message>
    <message id="paper.another">
        <source></source>
        <translation>Another paper</translation>
    </message>
    <message id="paper.away">
        <source></source>
        <translation>It cannot be looked up now</translation>
    </message>
    <message id="paper.away_hint">
        <source></source>
        <translation>There is no network. Scanning the code on the paper works without</translation>
    </message>
    <message id="paper.expired">
        <source></source>
        <translation>This paper is out of date</translation>
    </message>
    <message id="paper.expired_hint">
        <source></source>
        <translation>It is genuine, but only good until the day below</translation>
    </message>
    <message id="paper.fact_code">
        <source></source>
        <translation>Code</translation>
    </message>
    <message id="paper.fact_day">
        <source></source>
        <translation>Date of issue</translation>
    </message>
    <message id="paper.fact_holder">
        <source></source>
        <translation>Holder</translation>
    </message>
    <message id="paper.fact_issuer">
        <source></source>
        <translation>Issued by</translation>
    </message>
    <message id="paper.fact_number">
        <source></source>
        <translation>Number</translation>
    </message>
    <message id="paper.fact_title">
        <source></source>
        <translation>Title</translation>
    </message>
    <message id="paper.fact_until">
        <source></source>
        <translation>Good until</translation>
    </message>
    <message id="paper.foreign">
        <source></source>
        <translation>This code is not from this city</translation>
    </message>
    <message id="paper.foreign_hint">
        <source></source>
        <translation>Please ask whoever handed it out</translation>
    </message>
    <message id="paper.genuine">
        <source></source>
        <translation>This paper is genuine</translation>
    </message>
    <message id="paper.genuine_hint">
        <source></source>
        <translation>Compare: the paper must say what stands below</translation>
    </message>
    <message id="paper.hint">
        <source></source>
        <translation>It is at the lower left; about ten centimetres away</translation>
    </message>
    <message id="paper.sealed">
        <source></source>
        <translation>The seal on this paper is genuine</translation>
    </message>
    <message id="paper.sealed_hint">
        <source></source>
        <translation>Without network nobody knows whether it was withdrawn. Compare it with what stands below</translation>
    </message>
    <message id="paper.title">
        <source></source>
        <translation>Hold the code on the paper to the scanner</translation>
    </message>
    <message id="paper.type">
        <source></source>
        <translation>Type the number</translation>
    </message>
    <message id="paper.unknown">
        <source></source>
        <translation>There is no such paper</translation>
    </message>
    <message id="paper.unknown_hint">
        <source></source>
        <translation>Check number and code, or scan the code on the paper</translation>
    </message>
    <message id="paper.withdrawn">
        <source></source>
        <translation>This paper has been withdrawn</translation>
    </message>
    <message id="paper.withdrawn_hint">
        <source></source>
        <translation>It was handed out once and is not good any more</translation>
    </message>
    <message id="pay.amount">
        <source></source>
        <translation>CNY {amount}</translation>
    </message>
    <message id="pay.cancel">
        <source></source>
        <translation>Do not pay</translation>
    </message>
    <message id="pay.closed_hint">
        <source></source>
        <translation>Nothing was charged. You can pay again.</translation>
    </message>
    <message id="pay.closed_title">
        <source></source>
        <translation>Not paid</translation>
    </message>
    <message id="pay.hint">
        <source></source>
        <translation>Scan the code with your phone.</translation>
    </message>
    <message id="pay.offline_hint">
        <source></source>
        <translation>Nothing was charged. Try again later, or pay at the counter.</translation>
    </message>
    <message id="pay.offline_title">
        <source></source>
        <translation>Paying is not possible now</translation>
    </message>
    <message id="pay.title">
        <source></source>
        <translation>Please pay</translation>
    </message>
    <message id="pay.unsure_hint">
        <source></source>
        <translation>If you were charged without a result, it is paid back by itself.</translation>
    </message>
    <message id="pay.unsure_title">
        <source></source>
        <translation>It is not certain yet whether you paid</translation>
    </message>
    <message id="photo.again">
        <source></source>
        <translation>Again</translation>
    </message>
    <message id="photo.blurred">
        <source></source>
        <translation>Please keep still while it focuses</translation>
    </message>
    <message id="photo.center">
        <source></source>
        <translation>Please stand in the middle</translation>
    </message>
    <message id="photo.closer">
        <source></source>
        <translation>A little closer, please</translation>
    </message>
    <message id="photo.failed_device">
        <source></source>
        <translation>The camera does not work now; please choose another way</translation>
    </message>
    <message id="photo.failed_time">
        <source></source>
        <translation>No good picture came; try again or choose another way</translation>
    </message>
    <message id="photo.farther">
        <source></source>
        <translation>A little further back, please</translation>
    </message>
    <message id="photo.hint">
        <source></source>
        <translation>Take off hat and glasses, look into the camera and do as you are told</translation>
    </message>
    <message id="photo.holdStill">
        <source></source>
        <translation>Very good, hold still</translation>
    </message>
    <message id="photo.keep">
        <source></source>
        <translation>Keep it in the city's photo library</translation>
    </message>
    <message id="photo.keep_hint">
        <source></source>
        <translation>No new photo next time; not needed for this</translation>
    </message>
    <message id="photo.live">
        <source></source>
        <translation>What the camera sees</translation>
    </message>
    <message id="photo.noFace">
        <source></source>
        <translation>Please stand in front of the camera</translation>
    </message>
    <message id="photo.portraitReady">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="photo.severalFaces">
        <source></source>
        <translation>One person only, please</translation>
    </message>
    <message id="photo.shown_hint">
        <source></source>
        <translation>It is sent encrypted and used for this application only</translation>
    </message>
    <message id="photo.shown_title">
        <source></source>
        <translation>Use this photo?</translation>
    </message>
    <message id="photo.taken">
        <source></source>
        <translation>The photo that was taken</translation>
    </message>
    <message id="photo.title">
        <source></source>
        <translation>Look into the camera</translation>
    </message>
    <message id="photo.tooBright">
        <source></source>
        <translation>It is too bright; move a little aside</translation>
    </message>
    <message id="photo.tooDark">
        <source></source>
        <translation>It is too dark; turn towards the light</translation>
    </message>
    <message id="photo.turnToCamera">
        <source></source>
        <translation>Please face the camera</translation>
    </message>
    <message id="photo.use">
        <source></source>
        <translation>Use it</translation>
    </message>
    <message id="photo.wait">
        <source></source>
        <translation>The camera is being opened</translation>
    </message>
    <message id="pin.deferred">
        <source></source>
        <translation>The network is down. Your PIN will be checked later.</translation>
    </message>
    <message id="pin.entered">
        <source></source>
        <translation>{n} of {of} digits entered</translation>
    </message>
    <message id="pin.go">
        <source></source>
        <translation>Enter the PIN</translation>
    </message>
    <message id="pin.hint">
        <source></source>
        <translation>Cover the keys with your hand.</translation>
    </message>
    <message id="pin.locked">
        <source></source>
        <translation>Your PIN is locked</translation>
    </message>
    <message id="pin.locked.hint">
        <source></source>
        <translation>Please bring your ID card to the counter to reset it.</translation>
    </message>
    <message id="pin.other_way">
        <source></source>
        <translation>Use another way instead of face recognition</translation>
    </message>
    <message id="pin.title">
        <source></source>
        <translation>Enter your service PIN</translation>
    </message>
    <message id="pin.way">
        <source></source>
        <translation>By PIN</translation>
    </message>
    <message id="pin.wrong">
        <source></source>
        <translation>Wrong PIN. {n} attempts left.</translation>
    </message>
    <message id="print.ask_hint">
        <source></source>
        <translation>The printer did not answer. Please look at the wide slot at the lower right.</translation>
    </message>
    <message id="print.ask_slip_hint">
        <source></source>
        <translation>The printer did not answer. Please look at the narrow slot at the lower right.</translation>
    </message>
    <message id="print.ask_title">
        <source></source>
        <translation>Did the paper come out?</translation>
    </message>
    <message id="print.copy">
        <source></source>
        <translation>Print another one</translation>
    </message>
    <message id="print.copy_hint">
        <source></source>
        <translation>You may have one already; another one is put on record.</translation>
    </message>
    <message id="print.copy_title">
        <source></source>
        <translation>This document may have been printed before</translation>
    </message>
    <message id="print.failed">
        <source></source>
        <translation>It was not printed.</translation>
    </message>
    <message id="print.no">
        <source></source>
        <translation>No, it did not</translation>
    </message>
    <message id="print.no_copy">
        <source></source>
        <translation>No, thank you</translation>
    </message>
    <message id="print.nopaper">
        <source></source>
        <translation>The printer is out of paper. Staff have been told.</translation>
    </message>
    <message id="print.retry">
        <source></source>
        <translation>Print the slip again</translation>
    </message>
    <message id="print.take">
        <source></source>
        <translation>Take your printout ({n} pages)</translation>
    </message>
    <message id="print.unknown">
        <source></source>
        <translation>It is not certain that it was printed. Please look at the paper slots.</translation>
    </message>
    <message id="print.wait">
        <source></source>
        <translation>Printing. Please do not leave</translation>
    </message>
    <message id="print.yes">
        <source></source>
        <translation>Yes, I have it</translation>
    </message>
    <message id="problem.catalogue_hint">
        <source></source>
        <translation>Staff have been told. Please go to the counter.</translation>
    </message>
    <message id="problem.catalogue_title">
        <source></source>
        <translation>Services are not available</translation>
    </message>
    <message id="problem.check_hint">
        <source></source>
        <translation>Please ask the staff at the counter.</translation>
    </message>
    <message id="problem.check_title">
        <source></source>
        <translation>This cannot be sent yet</translation>
    </message>
    <message id="problem.device_hint">
        <source></source>
        <translation>Try again or go to the counter. Staff have been told.</translation>
    </message>
    <message id="problem.device_title">
        <source></source>
        <translation>A device does not work</translation>
    </message>
    <message id="problem.full_hint">
        <source></source>
        <translation>Please go to the counter or use another terminal.</translation>
    </message>
    <message id="problem.full_title">
        <source></source>
        <translation>No new applications right now</translation>
    </message>
    <message id="problem.generic_hint">
        <source></source>
        <translation>Nothing is lost. Try again or go to the counter.</translation>
    </message>
    <message id="problem.generic_title">
        <source></source>
        <translation>Something went wrong</translation>
    </message>
    <message id="problem.instead">
        <source></source>
        <translation>Go there</translation>
    </message>
    <message id="problem.instead_title">
        <source></source>
        <translation>You may need another service</translation>
    </message>
    <message id="problem.offline_hint">
        <source></source>
        <translation>This service needs the network. Try again later or go to the counter.</translation>
    </message>
    <message id="problem.offline_title">
        <source></source>
        <translation>The network is down</translation>
    </message>
    <message id="problem.share_hint">
        <source></source>
        <translation>Please go to the counter.</translation>
    </message>
    <message id="problem.share_title">
        <source></source>
        <translation>Your data was not found</translation>
    </message>
    <message id="problem.store_hint">
        <source></source>
        <translation>Try again, or go to the counter.</translation>
    </message>
    <message id="problem.store_title">
        <source></source>
        <translation>The application was not stored</translation>
    </message>
    <message id="progress.confirmation">
        <source></source>
        <translation>Confirm</translation>
    </message>
    <message id="progress.document">
        <source></source>
        <translation>Print the document</translation>
    </message>
    <message id="progress.hint">
        <source></source>
        <translation>Enter the case or local number on your slip.</translation>
    </message>
    <message id="progress.hint_confirmation">
        <source></source>
        <translation>Those who apply together have still to confirm by card; here will do.</translation>
    </message>
    <message id="progress.hint_document">
        <source></source>
        <translation>With the applicant's ID card it can be printed here.</translation>
    </message>
    <message id="progress.hint_supplement">
        <source></source>
        <translation>With the applicant's ID card it can be handed in here.</translation>
    </message>
    <message id="progress.number">
        <source></source>
        <translation>Number</translation>
    </message>
    <message id="progress.offline">
        <source></source>
        <translation>The network is down. Only applications made here can be found.</translation>
    </message>
    <message id="progress.state">
        <source></source>
        <translation>State</translation>
    </message>
    <message id="progress.state.accepted">
        <source></source>
        <translation>Accepted</translation>
    </message>
    <message id="progress.state.confirmation">
        <source></source>
        <translation>To confirm</translation>
    </message>
    <message id="progress.state.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="progress.state.received">
        <source></source>
        <translation>Received</translation>
    </message>
    <message id="progress.state.refused">
        <source></source>
        <translation>Not approved</translation>
    </message>
    <message id="progress.state.supplement">
        <source></source>
        <translation>Papers needed</translation>
    </message>
    <message id="progress.supplement">
        <source></source>
        <translation>Hand it in</translation>
    </message>
    <message id="progress.title">
        <source></source>
        <translation>How does my case stand?</translation>
    </message>
    <message id="progress.title.accepted">
        <source></source>
        <translation>Your application was accepted</translation>
    </message>
    <message id="progress.title.confirmation">
        <source></source>
        <translation>Others have still to confirm</translation>
    </message>
    <message id="progress.title.done">
        <source></source>
        <translation>It is done</translation>
    </message>
    <message id="progress.title.received">
        <source></source>
        <translation>Your application was received</translation>
    </message>
    <message id="progress.title.refused">
        <source></source>
        <translation>It was not approved</translation>
    </message>
    <message id="progress.title.supplement">
        <source></source>
        <translation>One more paper is needed</translation>
    </message>
    <message id="progress.unknown">
        <source></source>
        <translation>This number was not found. Please check.</translation>
    </message>
    <message id="progress.updated">
        <source></source>
        <translation>Updated</translation>
    </message>
    <message id="rate.1">
        <source></source>
        <translation>Very dissatisfied</translation>
    </message>
    <message id="rate.2">
        <source></source>
        <translation>Dissatisfied</translation>
    </message>
    <message id="rate.3">
        <source></source>
        <translation>Fairly satisfied</translation>
    </message>
    <message id="rate.4">
        <source></source>
        <translation>Satisfied</translation>
    </message>
    <message id="rate.5">
        <source></source>
        <translation>Very satisfied</translation>
    </message>
    <message id="rate.hint">
        <source></source>
        <translation>Your rating is voluntary.</translation>
    </message>
    <message id="rate.skip">
        <source></source>
        <translation>Skip</translation>
    </message>
    <message id="rate.thanks">
        <source></source>
        <translation>Thank you for your rating</translation>
    </message>
    <message id="rate.title">
        <source></source>
        <translation>How was this service?</translation>
    </message>
    <message id="reasons.back">
        <source></source>
        <translation>Back to the list</translation>
    </message>
    <message id="reasons.call_back">
        <source></source>
        <translation>You may call me about it</translation>
    </message>
    <message id="reasons.hint">
        <source></source>
        <translation>All of it is optional and changes nothing about your case.</translation>
    </message>
    <message id="reasons.own">
        <source></source>
        <translation>In my own words</translation>
    </message>
    <message id="reasons.send">
        <source></source>
        <translation>Send</translation>
    </message>
    <message id="reasons.title">
        <source></source>
        <translation>What was not good?</translation>
    </message>
    <message id="result.about">
        <source></source>
        <translation>About</translation>
    </message>
    <message id="result.accepted_hint">
        <source></source>
        <translation>Note the case number; it is on your slip too.</translation>
    </message>
    <message id="result.accepted_title">
        <source></source>
        <translation>Application accepted</translation>
    </message>
    <message id="result.added_hint">
        <source></source>
        <translation>The department looks at it again; ask for the result by the number.</translation>
    </message>
    <message id="result.added_offline_hint">
        <source></source>
        <translation>It is stored safely here and sent when the network is back.</translation>
    </message>
    <message id="result.added_offline_title">
        <source></source>
        <translation>What you handed in has been received</translation>
    </message>
    <message id="result.added_title">
        <source></source>
        <translation>What you handed in has been received</translation>
    </message>
    <message id="result.case_number">
        <source></source>
        <translation>Case number</translation>
    </message>
    <message id="result.confirmed_hint">
        <source></source>
        <translation>Thank you. The department begins when everybody has.</translation>
    </message>
    <message id="result.confirmed_offline_hint">
        <source></source>
        <translation>It is sent by itself when the network is back.</translation>
    </message>
    <message id="result.confirmed_offline_title">
        <source></source>
        <translation>Your confirmation is kept</translation>
    </message>
    <message id="result.confirmed_title">
        <source></source>
        <translation>You have confirmed</translation>
    </message>
    <message id="result.document_failed">
        <source></source>
        <translation>The document was not printed. You can print it later with the number.</translation>
    </message>
    <message id="result.done_hint">
        <source></source>
        <translation>Please take your printout.</translation>
    </message>
    <message id="result.done_title">
        <source></source>
        <translation>It is done</translation>
    </message>
    <message id="result.due">
        <source></source>
        <translation>Hand in by</translation>
    </message>
    <message id="result.local_number">
        <source></source>
        <translation>Local number</translation>
    </message>
    <message id="result.missing">
        <source></source>
        <translation>To hand in</translation>
    </message>
    <message id="result.next">
        <source></source>
        <translation>What comes next</translation>
    </message>
    <message id="result.next_auto">
        <source></source>
        <translation>It is sent by itself as soon as there is a network; you need not come again.</translation>
    </message>
    <message id="result.next_days">
        <source></source>
        <translation>It is dealt with within {days} working days once accepted.</translation>
    </message>
    <message id="result.next_document_later">
        <source></source>
        <translation>When the document is ready, print it at any terminal with your number and your card.</translation>
    </message>
    <message id="result.next_others">
        <source></source>
        <translation>They bring their card to any terminal and enter the number under “Progress”.</translation>
    </message>
    <message id="result.next_progress">
        <source></source>
        <translation>Ask how it stands on this terminal with the number.</translation>
    </message>
    <message id="result.next_sms">
        <source></source>
        <translation>You will get the result by text message.</translation>
    </message>
    <message id="result.next_ticket">
        <source></source>
        <translation>Enter the number under “How does my case stand?”.</translation>
    </message>
    <message id="result.others">
        <source></source>
        <translation>To confirm</translation>
    </message>
    <message id="result.others_hint">
        <source></source>
        <translation>Received. It counts once they have all confirmed.</translation>
    </message>
    <message id="result.others_title">
        <source></source>
        <translation>Others have still to confirm</translation>
    </message>
    <message id="result.paid">
        <source></source>
        <translation>Paid (CNY)</translation>
    </message>
    <message id="result.promised">
        <source></source>
        <translation>Done by</translation>
    </message>
    <message id="result.received_hint">
        <source></source>
        <translation>It is stored safely here and will be sent by itself.</translation>
    </message>
    <message id="result.received_title">
        <source></source>
        <translation>Application received</translation>
    </message>
    <message id="result.refused_hint">
        <source></source>
        <translation>Please ask the staff at the counter.</translation>
    </message>
    <message id="result.refused_title">
        <source></source>
        <translation>The application was not approved</translation>
    </message>
    <message id="result.service">
        <source></source>
        <translation>Service</translation>
    </message>
    <message id="result.sheet_hint">
        <source></source>
        <translation>Please take your printout.</translation>
    </message>
    <message id="result.sheet_title">
        <source></source>
        <translation>The document has been printed</translation>
    </message>
    <message id="result.sheet_unknown_hint">
        <source></source>
        <translation>Please look at the wide slot at the lower right.</translation>
    </message>
    <message id="result.sheet_unknown_title">
        <source></source>
        <translation>It is not certain that the document was printed</translation>
    </message>
    <message id="result.slip_failed">
        <source></source>
        <translation>The slip was not printed. Please note the number.</translation>
    </message>
    <message id="result.supplement_hint">
        <source></source>
        <translation>Enter the number under “How does my case stand?” at any terminal to hand it in.</translation>
    </message>
    <message id="result.supplement_title">
        <source></source>
        <translation>One more paper is needed</translation>
    </message>
    <message id="result.ticket_hint">
        <source></source>
        <translation>Please note the ticket number; it is on the slip as well.</translation>
    </message>
    <message id="result.ticket_number">
        <source></source>
        <translation>Ticket number</translation>
    </message>
    <message id="result.ticket_received_hint">
        <source></source>
        <translation>It is stored safely here and passed on to 12345 when the network is back.</translation>
    </message>
    <message id="result.ticket_received_title">
        <source></source>
        <translation>Your words have been received</translation>
    </message>
    <message id="result.ticket_title">
        <source></source>
        <translation>12345 has received it</translation>
    </message>
    <message id="result.time">
        <source></source>
        <translation>Time</translation>
    </message>
    <message id="review.agent">
        <source></source>
        <translation>Acting</translation>
    </message>
    <message id="review.edit">
        <source></source>
        <translation>Change</translation>
    </message>
    <message id="review.hint">
        <source></source>
        <translation>Hold a row to see it in full.</translation>
    </message>
    <message id="review.hold">
        <source></source>
        <translation>Hold to show in full</translation>
    </message>
    <message id="review.name">
        <source></source>
        <translation>Name</translation>
    </message>
    <message id="review.number">
        <source></source>
        <translation>ID number</translation>
    </message>
    <message id="review.title">
        <source></source>
        <translation>Check your application</translation>
    </message>
    <message id="search.hint">
        <source></source>
        <translation>Type initials of pinyin, English, or everyday words.</translation>
    </message>
    <message id="search.none">
        <source></source>
        <translation>Nothing found. Try other words, or call 12345.</translation>
    </message>
    <message id="search.title">
        <source></source>
        <translation>Type what you need</translation>
    </message>
    <message id="sign.clear">
        <source></source>
        <translation>Sign again</translation>
    </message>
    <message id="sign.here">
        <source></source>
        <translation>Sign here</translation>
    </message>
    <message id="sign.hint">
        <source></source>
        <translation>Write your name in the box with your finger.</translation>
    </message>
    <message id="sign.party_title">
        <source></source>
        <translation>Please sign: {whose}</translation>
    </message>
    <message id="sign.short">
        <source></source>
        <translation>Too short. Please write your full name.</translation>
    </message>
    <message id="sign.title">
        <source></source>
        <translation>Please sign</translation>
    </message>
    <message id="sites.address">
        <source></source>
        <translation>Address</translation>
    </message>
    <message id="sites.all">
        <source></source>
        <translation>Everything</translation>
    </message>
    <message id="sites.always">
        <source></source>
        <translation>Open day and night</translation>
    </message>
    <message id="sites.hint">
        <source></source>
        <translation>Nearest first. Touch one for address, telephone and services</translation>
    </message>
    <message id="sites.hours">
        <source></source>
        <translation>Ask by telephone when it is open</translation>
    </message>
    <message id="sites.minutes">
        <source></source>
        <translation>About {minutes} minutes</translation>
    </message>
    <message id="sites.near">
        <source></source>
        <translation>About {minutes} minutes · near</translation>
    </message>
    <message id="sites.open">
        <source></source>
        <translation>Open now</translation>
    </message>
    <message id="sites.services">
        <source></source>
        <translation>Services</translation>
    </message>
    <message id="sites.way">
        <source></source>
        <translation>On the way</translation>
    </message>
    <message id="start.wait">
        <source></source>
        <translation>One moment, please…</translation>
    </message>
    <message id="step.document">
        <source></source>
        <translation>Print</translation>
    </message>
    <message id="step.form">
        <source></source>
        <translation>Details</translation>
    </message>
    <message id="step.identity">
        <source></source>
        <translation>ID</translation>
    </message>
    <message id="step.materials">
        <source></source>
        <translation>Papers</translation>
    </message>
    <message id="step.notice">
        <source></source>
        <translation>Notice</translation>
    </message>
    <message id="step.pay">
        <source></source>
        <translation>Pay</translation>
    </message>
    <message id="step.rate">
        <source></source>
        <translation>Rate</translation>
    </message>
    <message id="step.review">
        <source></source>
        <translation>Check</translation>
    </message>
    <message id="step.sign">
        <source></source>
        <translation>Sign</translation>
    </message>
    <message id="step.slip">
        <source></source>
        <translation>Slip</translation>
    </message>
    <message id="step.submit">
        <source></source>
        <translation>Send</translation>
    </message>
    <message id="supplement.begin">
        <source></source>
        <translation>Begin</translation>
    </message>
    <message id="supplement.fields">
        <source></source>
        <translation>Answer again</translation>
    </message>
    <message id="supplement.hall_hint">
        <source></source>
        <translation>This cannot be done here. Please come to the hall with your ID card and documents.</translation>
    </message>
    <message id="supplement.hall_title">
        <source></source>
        <translation>Please hand it in at the counter</translation>
    </message>
    <message id="supplement.hint">
        <source></source>
        <translation>Only what is listed; nothing else has to be given again.</translation>
    </message>
    <message id="supplement.materials">
        <source></source>
        <translation>Documents</translation>
    </message>
    <message id="supplement.title">
        <source></source>
        <translation>This is still missing</translation>
    </message>
    <message id="text">
        <source></source>
        <translation>{text}</translation>
    </message>
    <message id="tile.progress">
        <source></source>
        <translation>How does my case stand?</translation>
    </message>
    <message id="tile.progress.hint">
        <source></source>
        <translation>Ask with the number on your slip</translation>
    </message>
    <message id="tile.search">
        <source></source>
        <translation>Search</translation>
    </message>
    <message id="tile.search.hint">
        <source></source>
        <translation>By any word, or initials of pinyin</translation>
    </message>
    <message id="time.continue">
        <source></source>
        <translation>Continue</translation>
    </message>
    <message id="time.left">
        <source></source>
        <translation>{n} s left</translation>
    </message>
    <message id="time.out">
        <source></source>
        <translation>Session ended. Your data has been cleared</translation>
    </message>
    <message id="time.warn">
        <source></source>
        <translation>This ends in {n} seconds. Continue?</translation>
    </message>
    <message id="wait.cancel">
        <source></source>
        <translation>Making sure about the payment</translation>
    </message>
    <message id="wait.cancel.hint">
        <source></source>
        <translation>One moment. Please do not leave.</translation>
    </message>
    <message id="wait.capture">
        <source></source>
        <translation>Put the paper into the scanner</translation>
    </message>
    <message id="wait.capture.hint">
        <source></source>
        <translation>The written side down; the machine does the rest.</translation>
    </message>
    <message id="wait.case">
        <source></source>
        <translation>Waiting for acceptance</translation>
    </message>
    <message id="wait.case.hint">
        <source></source>
        <translation>This usually takes a few seconds.</translation>
    </message>
    <message id="wait.check">
        <source></source>
        <translation>Checking your application</translation>
    </message>
    <message id="wait.check.hint">
        <source></source>
        <translation>One moment, please.</translation>
    </message>
    <message id="wait.document">
        <source></source>
        <translation>Preparing your document</translation>
    </message>
    <message id="wait.document.hint">
        <source></source>
        <translation>One moment, please.</translation>
    </message>
    <message id="wait.draft">
        <source></source>
        <translation>Looking for a form you have begun</translation>
    </message>
    <message id="wait.draft.hint">
        <source></source>
        <translation>This takes a few seconds.</translation>
    </message>
    <message id="wait.keep">
        <source></source>
        <translation>Keeping what you entered</translation>
    </message>
    <message id="wait.keep.hint">
        <source></source>
        <translation>One moment, please.</translation>
    </message>
    <message id="wait.order">
        <source></source>
        <translation>Preparing the payment</translation>
    </message>
    <message id="wait.order.hint">
        <source></source>
        <translation>One moment, please.</translation>
    </message>
    <message id="wait.paper">
        <source></source>
        <translation>Looking it up</translation>
    </message>
    <message id="wait.paper.hint">
        <source></source>
        <translation>Only a moment</translation>
    </message>
    <message id="wait.photo">
        <source></source>
        <translation>Keeping the photo</translation>
    </message>
    <message id="wait.photo.hint">
        <source></source>
        <translation>It is being encrypted; only a moment</translation>
    </message>
    <message id="wait.print_guide">
        <source></source>
        <translation>Printing</translation>
    </message>
    <message id="wait.print_page">
        <source></source>
        <translation>Printing your document</translation>
    </message>
    <message id="wait.print_page.hint">
        <source></source>
        <translation>It comes out of the wide slot at the lower right.</translation>
    </message>
    <message id="wait.print_slip">
        <source></source>
        <translation>Printing your slip</translation>
    </message>
    <message id="wait.print_slip.hint">
        <source></source>
        <translation>It comes out of the narrow slot at the lower right.</translation>
    </message>
    <message id="wait.progress">
        <source></source>
        <translation>Asking how your case stands</translation>
    </message>
    <message id="wait.progress.hint">
        <source></source>
        <translation>One moment, please.</translation>
    </message>
    <message id="wait.read_form">
        <source></source>
        <translation>Put the business licence into the scanner</translation>
    </message>
    <message id="wait.read_form.hint">
        <source></source>
        <translation>You will check what was read; the picture is deleted at once</translation>
    </message>
    <message id="wait.release">
        <source></source>
        <translation>Reading what you agreed to</translation>
    </message>
    <message id="wait.release.hint">
        <source></source>
        <translation>This takes a few seconds.</translation>
    </message>
    <message id="wait.share">
        <source></source>
        <translation>Looking up your data</translation>
    </message>
    <message id="wait.share.hint">
        <source></source>
        <translation>What we already have you need not enter.</translation>
    </message>
    <message id="wait.submit">
        <source></source>
        <translation>Sending your application</translation>
    </message>
    <message id="wait.submit.hint">
        <source></source>
        <translation>One moment. Please do not leave.</translation>
    </message>
    <message id="wait.verify">
        <source></source>
        <translation>Checking your identity</translation>
    </message>
    <message id="wait.verify.hint">
        <source></source>
        <translation>One moment. Leave your card on the reader.</translation>
    </message>
    <message id="wait.wanted">
        <source></source>
        <translation>Looking up what is missing</translation>
    </message>
    <message id="wait.wanted.hint">
        <source></source>
        <translation>One moment, please.</translation>
    </message>
    <message id="ways.hint">
        <source></source>
        <translation>Both are equally good.</translation>
    </message>
    <message id="ways.title">
        <source></source>
        <translation>Confirm it is you</translation>
    </message>
    <message id="words.own">
        <source></source>
        <translation>Write my own</translation>
    </message>
    <message id="words.ready">
        <source></source>
        <translation>Show the sentences</translation>
    </message>
</context>
</TS>
