"""How news of a measure is worded on each channel: that something waits on one's page, no more.

A text message and a letter are put on record, under the name that their provider knows them by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.library import Library
from bot.messages.body import Body
from bot.sms.numbers import compact
from bot.sms.wording import bare
from conversations.pushes import News, news_sentence, news_subject
from conversations.texting import news_texts
from conversations.texts import Text
from resources_db.measures.handing import Notice
from resources_db.measures.tables import NoticeRow
from resources_db.meetings.channels import EMAIL, SMS
from resources_db.sendings.budget import custom_at
from resources_db.sendings.sending import plan_apart


@dataclass(frozen=True, slots=True)
class NewsWords:
    """Words news in the transaction that puts it in the outbox."""

    session: Session
    library: Library
    public_url: str | None
    """Where the link to stop leads; None: nobody said it."""
    at: datetime

    def body(self, notice: Notice, news: News) -> Body:
        """What leaves by this channel."""
        match notice.channel:
            case "sms":
                return self._text(notice, news)
            case "email":
                return self._letter(notice, news)
            case _:
                return Body(notice.lang, self._say(notice, news_sentence(news)))

    def _text(self, notice: Notice, news: News) -> Body:
        custom = custom_at(self.session, self.at)
        call = None if custom.call is None else compact(custom.call)
        said = (self._say(notice, text) for text in news_texts(news, custom.city, call))
        return Body(notice.lang, bare(" ".join(said)), ref=self._planned(notice, SMS))

    def _letter(self, notice: Notice, news: News) -> Body:
        custom, ref = custom_at(self.session, self.at), self._planned(notice, EMAIL)
        said = (self._say(notice, text) for text in news_texts(news, None, custom.call))
        return Body(
            notice.lang,
            "\n\n".join(said),
            subject=self._say(notice, news_subject(news)),
            stop=None if self.public_url is None else f"{self.public_url}/p/arret/{ref}",
            ref=ref,
        )

    def _planned(self, notice: Notice, channel: str) -> str:
        person = self.session.get_one(NoticeRow, notice.row).person_id
        if person is None:
            raise ValueError("only a person is written to on a channel of their own")
        return plan_apart(self.session, channel, person, self.at)

    def _say(self, notice: Notice, text: Text) -> str:
        return self.library.catalogs.sentence(text, notice.lang)
