/** Chats in English. */
export const enChat = `
== commerce F -
> hi, [where is my order|any news on my order|I am looking for my parcel]? {order}
< Hi {name}! One moment, I am looking it up.
< It left the warehouse this morning and will be with you by {next}. You will receive the tracking link in a minute.
> [great|ok good], thanks
== commerce F -
> The tracking for {order} has not moved since {day}
> is it lost??
< It looks stuck at the depot. I have asked the carrier to search for it; if it is not found by {next}, we send a new one.
> [hm ok. I need it for the weekend|I leave on holiday on {next} though]
< Then let us not wait: I have sent a new one by express just now. If both arrive, simply refuse the second.
> oh wow, thank you {agent}!
== care F 0
> Hello! Can I bring my {bike} to the {town} workshop without an appointment?
< Hello {name}! For small things, yes, from 9 to 11. For a service you can book a slot; the next one is available on {next}.
> brakes feel spongy. small or big?
< Usually air in the line, 20 minutes. Come between 9 and 11 and you can wait for it.
> Perfect, see you tomorrow 👍
== product K -
> the app keeps logging me out
> third time today
< That is annoying. Which version do you see at the bottom of the settings?
> 4.0.2 on android
<product: 4.0.2 had a bug with sessions. Please update to 4.0.3 from the store, it has been available since this morning.
> updating... [yes, that did it|seems fine now]
== finance K -
> why did you charge me {amount} on {date}?? my plan is {fee}
< Let me check the account. The difference is a late return at the {street} station on {date}.
> I wasnt late! the dock didnt take the bike, I reported it in the app with a photo
< You did, I see the photo and the report. I have passed it to finance to have it refunded.
<finance: Refunded: {amount} will be back on your card within three business days.
> ok. thank you
== sales F 0
> Is the {bike} in stock in size {size}?
<sales: Yes, two are available in {town} and it can be delivered by {next}. The price is {big}.
> [Can I pay in instalments?|Do you take my old bike in part exchange?]
<sales: Yes, we do. You can choose it at the checkout or in the store; it takes five minutes.
> nice, I'll come by on Saturday
== care F +
> not a question, just wanted to say the {bike} is brilliant. 40 km today and I'm still grinning
< That made our morning, {name}! Enjoy every kilometre.
== care K 0
> How do I pause my subscription? I'm away for {n} weeks
< You can pause it under "My contract" and then "Pause", up to eight weeks a year. It costs nothing and starts the day you return the bike to a station.
> and I get the same bike back?
< Not the same one, but the same model in your size.
> fair enough
== commerce F 0
> how do i send something back
< Go to "My orders", select the item and print the label. The refund is made within five days of arrival.
> i dont have a printer
< No problem: choose "QR code" instead and show it at the post office.
> 👌
== care K -
> [Bike wont unlock|My bike will not unlock] at {street}
> app says "try again later" since 10 minutes
> I have a train to catch
< I am opening it from here. Please press the button on lock {code} once now.
> open!!
> thanks, running
== finance F 0
> [When will I get my refund|How long does the refund take]? Sent the {gear} back on {date}
< It arrived yesterday. I have asked finance to release it.
<finance: Released. {amount} goes to the card you paid with, normally within three days.
> cheers
== marketing F 0
> does the 10% newsletter voucher work on sale stuff
<marketing: Not on sale items, but on everything else, until {soon}.
> boo
> ok ordering the lights then
== product F 0
> Quick one: do the Glimmer lights charge by USB-C?
<product: Yes, since last year. Two hours for a full battery, about 15 hours of light on the low setting.
> perfect thx
== care K -
> Flat tyre again. Second in {n} days. Same wheel.
< Twice on the same wheel usually means a piece of glass left in the tyre. I have scheduled the mobile workshop for {next}; they replace tyre and tube.
> and until then I walk?
< No, you can swap it for another {kbike} at {street} today. I have unlocked one for you, number {n}.
> that works. thank you for thinking along
== commerce F -
> You sent me the wrong {gear}. Mine was supposed to be green. This is... salmon?
< Oh no. On the label it says green, so that was mixed up in the warehouse. The green one is shipped today, and you can keep the salmon one.
> my daughter has just claimed it. deal
== care F -
> I've been on hold on the phone for 35 minutes so now I'm trying here
> warranty claim from {date}, no answer since
< I am sorry about the wait, {name}. Your claim was approved on {day}, but the e-mail bounced. The new part has been ordered and we call you when it is in {town}.
> how long
< Estimated {next}. I have written your mobile number into the note so that they do not use e-mail again.
> ok. good that I asked
== sales K 0
> Hiya, whats the difference between the Kettla One and the Kettla Lift
<sales: The One is a light city bike with 7 gears for {fee} a month. The Lift has a motor and costs about twice that. On hills like those in {town} most people choose the Lift.
> can i try before i commit
<sales: Yes, the first 14 days are free of charge and you can return it at any station.
> sold :)
== care K -
> I WANT TO SPEAK TO A HUMAN
< You have found one. I am {agent}, what has happened?
> oh. ok. sorry
> my payment failed because i have a new card and now the bike is blocked
< No harm done. Add the new card under "Payment", I have already removed the block so that you can ride.
> thanks {agent}. bad day
== product K 0
> where do I find the frame number on the {kbike}? insurance wants it
<product: Under the saddle tube, on a small silver plate. It is also in the app under "My bike", on the second page.
> found it
== commerce F 0
> do you deliver to [Jersey|the Isle of Skye|Orkney]?
< We do, it takes two days longer and costs the same.
> lovely
== care F -
> the zip on my Drizzle jacket has given up after 5 months
< That should last much longer. We repair zips free of charge: please print the label I have just sent you, and it will be back within ten days.
> it has rained all week. what do I wear for 10 days?
< A fair question. Take it to the {town} store instead, they replace zips while you wait on Wednesdays.
> that's more like it 😄
== finance K -
> hey, still no deposit back. {amount}. contract ended on {date}
<finance: The deposit is released once the bike has been checked; yours was checked this morning. It is transferred today.
> "released once checked" would be good to know beforehand
<finance: Agreed, I have reported that the e-mail does not say so.
== care F 0
> what time do you open on sunday in {town}
< From 11 to 5 on Sundays.
> ty
== marketing K 0
> I referred a friend and she has signed up but I got no points
<marketing: They are added after her first paid month, so on {soon}. I have checked that her sign-up is linked to you.
> ah ok! didn't read the small print
== product K -
> Your map shows 4 bikes at {street}, I'm standing here, there are none
> second time this week
<product: That station reported wrongly since last night, it has been reset now. The nearest bike is 200 metres away at the library.
> walking there... yes got one
> please fix it for good
<product: The sensor at {street} has been replaced just now, so that was the last time.
== care K 0
> Can my husband ride on my contract
< Yes, add him under "Riders"; he will need his own login. Insurance is included for two people.
> Great, very easy. Thanks
== care F -
> Hello?
> Is this still the same chat as yesterday? We were cut off
> About the crank that creaks
< Hello {name}, yes, your chat from yesterday is here. The workshop says: bottom bracket, covered by the guarantee, one hour. You can bring it on {next}.
> alright, {next} it is
== commerce F -
> Checkout says my card is declined. My bank says its fine
< It is our side today: the payment page has trouble with that bank. Please try the other button, "pay by transfer", or wait an hour.
> transfer worked
== sales F +
> Just ordered the Badger Cargo after the test ride on Saturday!! can I still add the rain cover
<sales: Congratulations! I have added it to {order}, at the bundle price. Delivery stays the same.
> amazing, thank you so much
== product F 0
> [evening|hello], the display of my {bike} shows E{n}. what does that mean
<product: E with a number is the speed sensor: the small magnet on the spoke has slipped. Please move it back to the sensor, the error goes away by itself.
> magnet found, works now. you are wizards
== commerce F -
> I need {order} to NOT arrive on {next}, we are away
< No problem. I have asked the carrier to hold it at the pick-up point on {street}, it is kept there until {soon}.
> you just made our ficus-watering neighbour very happy
== care K 0
> Someone left a phone in the box of my kettla. What do I do with it
< Thank you for asking! Please hand it in at the {street} station, box 2 is open now. We have a good idea whose it is.
> done. hope they are not panicking
< They were, until a minute ago. Your next month is half price, from us and from them.
> 😊
== finance F 0
> can you split the invoice for {order}? half is for work
<finance: Yes. Which items are for work?
> helmet and lights
<finance: Here you go: two invoices have been sent to your address, the old one is cancelled.
== sales F 0
> my wife is 1.58, I am 1.94. is there ONE {bike} for both
<sales: Honestly, no. It is available from S to XL, but the saddle does not cover 36 cm. Two used ones cost as much as a new one, and there are some in {town}.
> honest answer, appreciated. will have a look
== care K -
> i booked a lift and got a one
> im at the bottom of a very big hill
< Oh dear. A Kettla Lift is reserved for you at {street}, 300 metres back, and today is free.
> heading there. the hill can wait
== marketing F 0
> do you still do the group rides in {town}
<marketing: Yes, every second Sunday at 9, the next one starts on {soon}. It is free, and there are three speeds.
> which is the cake speed
<marketing: All of them are.
`;
