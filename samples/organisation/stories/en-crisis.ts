/** The four days on which Kettla's locks did not open, in English. */
export const enCrisis = `
== care K - social d1
> @kettla EVERY lock at {street} is dead. Eleven people standing here. What is going on???
<product: The lock update of last night failed. We are rolling it back town by town; {town} is expected by tonight. Rides that cannot be ended are not charged.
> @kettla "by tonight"?! I have to be somewhere NOW
< Then please take a taxi and send us the receipt, we will pay it. It is the least we can do today.
== care K - social d1
> Locked out of my own bike by a software update. What a time to be alive. @kettla
== care K - social
> @kettla my [daughter's|son's] seat is on that bike. It is locked to a [lamp post|railing]. Your hotline is engaged. HELP
< We have put you at the top of the list: a mechanic with a master key is on the way to {street} and will be there within the hour.
>1h @kettla he came. thank you. never again though
== care K - social d1
> is anyone elses kettla lock just blinking red
== care K - social
> [@kettla red light, no bike, no answer. This is awful|red light, red face, late again. furious, @kettla]
== product K - social d1
> So @kettla pushed lock firmware 4.2 to every bike at once, without a way back. Who signs off on this?
<product: A fair question. Updates will be released in steps from now on, and the lock will always open without a connection. The full report comes on {next}.
== public_relations K - social d1
> Journalist here, writing about the @kettla outage: how many bikes are affected and since when? Please comment on that today
<public_relations: About 4,100 bikes in nine towns since 4:30 this morning. Our statement is here and is updated every two hours: https://kettla.example.com/locks
== public_relations K - social d1
> [Waiting for any kind of public statement from @kettla|Eight hours and not one public statement from @kettla]. Silence is also an answer
<public_relations: You are right, we were too slow. The statement with causes, times and compensation is here: https://kettla.example.com/locks
== finance K - social
> The clock is STILL RUNNING on my ride because I cannot close the lock. {amount} so far. @kettla this is robbery
<finance: Nobody pays for it. All rides that ran during the outage will be refunded automatically by {next}.
== care K - social
> [@kettla worst service ever. Not "one of the". THE worst.|Speechless, @kettla. Utterly speechless.|@kettla appalling. Just appalling.]
== care K - social d1
> [missed my train, missed my exam. you had ONE job @kettla 😡|missed the dentist because of @kettla. first time I am NOT happy about that]
== care K - social d2
> Day two. Still locked. @kettla I pay {fee} a month for a sculpture
< It is day two and that is unacceptable. {code} is in the group that is released next, and this month is free for you.
== care K - social d3
> day 3 of the great @kettla lock-in. someone has put flowers on my bike
== care K + social d2+
> Ok, credit to the two @kettla mechanics at {street}, soaked, being shouted at, and still polite. They got mine open
< Thank you. They have read it, and there is a proper lunch for them now.
== care K - social d4+
> Lock opened again this morning!! Only took you three days @kettla
== care K - social d2+
> @kettla Cancel my contract. Tried the app: down. Tried the phone: busy. So I am telling you here, in public
< Your cancellation is confirmed as of today, without notice period. We are sorry to lose you like this.
== care K - social d2+
> I stood up for @kettla in every discussion. I'll stop now
== care K - social d2+
> Kettla: "Freedom on two wheels". Also Kettla: hostage situation
== care K - social d2+
> @kettla do you have any idea when {town} will work again? I only need a rough time
<product: {town} is next, in about two hours. If the light turns green, it opens.
== product K - social d2+
> can confirm: holding the @kettla button for 30 seconds with the app closed opens it. why do I learn this from a stranger
<product: Because the stranger was faster than us. It is correct, and it is on our page now.
== care K - chat d1
> lock is red. cant open. {code}
< I am sorry, {name}. All locks have a fault since this morning; the app cannot open them. Please hold the button for 30 seconds with the app closed.
> nothing
> still nothing
< Then a mechanic has to do it with a key. I have put {street} on the list, estimated in two hours. You will not be charged.
== care K - chat
> [HELLO|hello???|is this thing on]
> is anybody there
> [i have been number 48 in this queue for an hour|number {n}1 in the queue. it was {n}0 ten minutes ago]
== care K - chat d1
> My ride has been running since {time} because the bike wont lock. Am I paying for this?
<finance: No. It is stopped as of now and everything since {time} is refunded by {next}.
> ok. relieved
== care K - chat d1
> I'm a nurse, my shift starts in 40 min and the bike is locked. what do I do
< Take a taxi, please. Send the receipt here later and we pay it. I have noted it under your name.
> seriously? ok thank you
>2h receipt: {amount}
<finance: Received, and transferred today.
== care K - chat d1
> do you know when it works again
< In {town} it is expected in about three hours. The page with all towns is updated every hour.
> hm
== care K - chat d2+
> still red
> yesterday you said 5 pm
> it's the next day
< I am sorry. The rollback worked for four towns and failed in {town}. Mechanics open the bikes by hand there today, street by street; {street} is planned for 2 pm.
> right.
== care K - email d1
subject: [Locked out since this morning|Bike cannot be unlocked], contract {order}
> I cannot unlock my {kbike} since this morning. It stands at {street} with my laptop bag in the box. I have tried the app, the button, the hotline (busy for 50 minutes) and now I am trying this. Please tell me when I get to my bag. I need it for work today.
< The locks of all our bikes have failed after an update during the night. For boxes with belongings we send a mechanic first: he will be at {street} between 1 and 2. I am sorry for the morning that you had.
>3h Bag recovered at twenty past one. The mechanic could not have been kinder. Your software people, on the other hand...
== finance K - email d4+
subject: Compensation for the [outage|lock failure]
> Three days without a bike, {amount} for taxis, one lost client meeting. I expect a refund of the taxis and of this month. Receipts are attached. I also expect an explanation that is not "technical reasons".
<finance: Both are refunded today: {amount} for the taxis and {fee} for the month. The explanation: an update was sent to all locks at once and could not be taken back. From now on it goes to one in a hundred first.
> That is at least an honest sentence. Thank you.
== public_relations K - email d1
subject: Request for comment, lock outage
> I am preparing a report for tonight's regional news on the lock failure. Could a spokesperson give us an interview on camera in {town} before 5 pm? We are also interested in what Kettla knew beforehand.
<public_relations: Our managing director will be at the {street} station at 3 pm today and is available for questions. A written statement with the times of each step is attached.
== care K - email d2+
subject: I AM DONE
> CANCEL MY CONTRACT. NOT AT THE END OF THE MONTH. NOW. I have been standing in the rain with two children in front of a bike that I PAY FOR and that does not open, and your chat says I am number 112.
== care K - email d4+
subject: Feedback on the last days
> I work with software myself, so I know that things break. What upset me was not the failure. It was six hours of silence, and then a cheerful message about "a small hiccup". It was not small. Please never write like that again.
<public_relations: You are right, and the person who wrote "hiccup" is me. I have apologised publicly and changed who has to approve such messages. Thank you for taking the time.
== care K - social d1
> day off ruined by a padlock with wifi. useless, @kettla
== care K - social d1
> @kettla {time} and {n} of us at {street} pressing buttons like pigeons in an experiment
== care K - social d2+
> [Second|Another] morning on foot. @kettla [your app wishes me "happy riding"|your app says "all systems normal"]. Liar
== care K - social
> Has anybody at @kettla tried one of these locks themselves today?
< Yes, our own bikes are locked as well, which does not help you. {street} is on the list for this afternoon; the mechanic opens everything that stands there.
== care K - social
> @kettla my insulin is in that box. Please answer. Please
< We called you just now and a mechanic with a key is on the way to {street}, he will be there within 15 minutes.
>1h @kettla got it. Thank you. You scared me
== care K - social d2+
> @kettla the stranger with the crowbar at {street} was faster than your support
== finance K - social d2+
> @kettla charged me {amount} for a "long ride". I was locked IN the ride. Refund please
<finance: It has been refunded this minute, and so have all others of these days. Sorry that it was taken at all.
== care K - social
> If your lock needs the internet to open, it is not a lock, it is a hostage. @kettla
== product K - social d2+
> @kettla Honest question: will the lock open next time when your server is down?
<product: Yes. From version 4.3 on it opens by Bluetooth without any server; it is rolled out from {next}, one town after another.
> @kettla good. that should have been version 1
== care K - social d1
> walked {n} km to work past {n} locked kettlas. character building
== care K - social
> my neighbour has opened a betting pool on when @kettla works again
== care K - social d4+
> It's a miracle: green light, click, open. Hello again @kettla
== care K - chat d1
> [good morning, my lock does not react|morning! lock is dead at {street}|hi, the lock just beeps three times]
< Good morning {name}. All locks have a fault since the night. Please close the app completely and hold the button for 30 seconds.
> [it opened!|that worked, phew]
== care K - chat d2+
> is it true that you pay taxis
<finance: Yes, for everybody whose bike is locked. Send us the receipt here, it is paid within three days.
> ok good
== care K - chat
> number {n}0 in the queue. is that a joke
< I am sorry, it is not. What do you need most right now: the bike or something in its box?
> the bike
< {street} is on the mechanics' list, estimated in two hours. I have stopped the clock of your ride.
== care K - email d2+
subject: Two days and counting
> Two days without the bike that I pay {fee} a month for. I have read your statement. I do not need compensation in "ride minutes", I need to get to work. When will {town} be open again, and may I cancel without notice if this happens a second time?
< {town} is being opened by hand, street by street, and is finished by {next}. And yes: whoever wants to leave because of these days can cancel at once. I hope that you do not have to.
`;
