<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name></name>
    <message id="app.name">
        <source></source>
        <translation>옌비싱(烟必行) 셀프 단말기</translation>
    </message>
    <message id="browse.title">
        <source></source>
        <translation>{category}</translation>
    </message>
    <message id="claim.hint_confirmation">
        <source></source>
        <translation>신청서에 적힌 분이 본인 신분증으로 확인합니다.</translation>
    </message>
    <message id="claim.hint_document">
        <source></source>
        <translation>서류는 신청인 본인에게만 드립니다.</translation>
    </message>
    <message id="claim.hint_supplement">
        <source></source>
        <translation>보완할 내용은 신청인 본인만 볼 수 있습니다.</translation>
    </message>
    <message id="claim.offline_confirmation">
        <source></source>
        <translation>확인하려면 네트워크가 필요합니다. 나중에 다시 오십시오.</translation>
    </message>
    <message id="claim.offline_document">
        <source></source>
        <translation>네트워크가 연결되어야 서류를 받을 수 있습니다. 나중에 다시 오십시오.</translation>
    </message>
    <message id="claim.offline_supplement">
        <source></source>
        <translation>네트워크가 연결되어야 보완할 내용을 알 수 있습니다. 나중에 다시 오십시오.</translation>
    </message>
    <message id="claim.title">
        <source></source>
        <translation>신청인의 신분증을 올려놓으십시오</translation>
    </message>
    <message id="claim.title_confirmation">
        <source></source>
        <translation>확인하실 분의 신분증을 올려 주십시오</translation>
    </message>
    <message id="closed.catalogue">
        <source></source>
        <translation>지금은 이용할 수 없습니다</translation>
    </message>
    <message id="closed.elsewhere">
        <source></source>
        <translation>{site}에서 가능, 약 {minutes}분</translation>
    </message>
    <message id="closed.full">
        <source></source>
        <translation>지금은 신청을 받을 수 없습니다</translation>
    </message>
    <message id="closed.hours">
        <source></source>
        <translation>지금은 운영하지 않습니다. {time}부터</translation>
    </message>
    <message id="closed.offline">
        <source></source>
        <translation>네트워크가 필요합니다</translation>
    </message>
    <message id="closed.out">
        <source></source>
        <translation>이 기기는 서비스를 중단했습니다</translation>
    </message>
    <message id="closed.page_printer">
        <source></source>
        <translation>프린터를 사용할 수 없습니다</translation>
    </message>
    <message id="closed.printer">
        <source></source>
        <translation>접수증 프린터를 사용할 수 없습니다</translation>
    </message>
    <message id="closed.reader">
        <source></source>
        <translation>카드 판독기를 사용할 수 없습니다</translation>
    </message>
    <message id="closed.since">
        <source></source>
        <translation>{date}부터</translation>
    </message>
    <message id="closed.until">
        <source></source>
        <translation>{date} 마감</translation>
    </message>
    <message id="code.by_card">
        <source></source>
        <translation>신분증으로 하기</translation>
    </message>
    <message id="code.declined">
        <source></source>
        <translation>휴대폰에서 동의하지 않으셨습니다. 이 단말기는 아무 정보도 받지 않았습니다.</translation>
    </message>
    <message id="code.expired">
        <source></source>
        <translation>코드가 만료되었습니다. 휴대폰에서 새로 고치십시오.</translation>
    </message>
    <message id="code.hint">
        <source></source>
        <translation>휴대폰의 루퉁 코드(鲁通码) 또는 기업 코드를 제시하거나, 화면의 코드를 스캔하십시오.</translation>
    </message>
    <message id="code.hint_scan">
        <source></source>
        <translation>휴대폰으로 화면의 코드를 스캔하고 휴대폰에서 확인하십시오.</translation>
    </message>
    <message id="code.offline">
        <source></source>
        <translation>네트워크 복구 후 사용 가능</translation>
    </message>
    <message id="code.scan">
        <source></source>
        <translation>휴대폰으로 스캔</translation>
    </message>
    <message id="code.scan_hint">
        <source></source>
        <translation>휴대폰에서 내용을 확인한 뒤 동의하십시오.</translation>
    </message>
    <message id="code.show">
        <source></source>
        <translation>휴대폰 코드 제시</translation>
    </message>
    <message id="code.show_hint">
        <source></source>
        <translation>화면 아래 스캔 창에 대십시오.</translation>
    </message>
    <message id="code.title">
        <source></source>
        <translation>휴대폰 코드로 진행</translation>
    </message>
    <message id="code.unknown">
        <source></source>
        <translation>알 수 없는 코드입니다. 루퉁 코드 또는 기업 코드를 제시하십시오.</translation>
    </message>
    <message id="code.unreadable">
        <source></source>
        <translation>읽지 못했습니다. 휴대폰을 더 가까이 대십시오.</translation>
    </message>
    <message id="code.used">
        <source></source>
        <translation>이미 사용한 코드입니다. 휴대폰에서 새로 고치십시오.</translation>
    </message>
    <message id="code.way">
        <source></source>
        <translation>루퉁 코드·기업 코드</translation>
    </message>
    <message id="code.way_hint">
        <source></source>
        <translation>신분증이 없으면 여기를 누르십시오.</translation>
    </message>
    <message id="confirmation.begin">
        <source></source>
        <translation>동의하고 서명</translation>
    </message>
    <message id="confirmation.hint">
        <source></source>
        <translation>신청인이 서명한 내용입니다. 서명하시면 함께 신청한 것이 됩니다.</translation>
    </message>
    <message id="confirmation.others_title">
        <source></source>
        <translation>다른 분의 확인이 필요합니다</translation>
    </message>
    <message id="confirmation.title">
        <source></source>
        <translation>내용을 확인해 주십시오</translation>
    </message>
    <message id="consent.address">
        <source></source>
        <translation>주소</translation>
    </message>
    <message id="consent.agree">
        <source></source>
        <translation>동의하고 계속</translation>
    </message>
    <message id="consent.birth">
        <source></source>
        <translation>생년월일</translation>
    </message>
    <message id="consent.enterprise">
        <source></source>
        <translation>기업명</translation>
    </message>
    <message id="consent.for_enterprise">
        <source></source>
        <translation>기업 코드: {name}</translation>
    </message>
    <message id="consent.hint">
        <source></source>
        <translation>“{service}” 처리를 위해 다음 정보가 필요합니다. 동의하신 뒤에만 읽으며 이번 처리에만 사용합니다.</translation>
    </message>
    <message id="consent.name">
        <source></source>
        <translation>성명</translation>
    </message>
    <message id="consent.no">
        <source></source>
        <translation>동의 안 함</translation>
    </message>
    <message id="consent.number">
        <source></source>
        <translation>신분증 번호</translation>
    </message>
    <message id="consent.sex">
        <source></source>
        <translation>성별</translation>
    </message>
    <message id="consent.title">
        <source></source>
        <translation>동의하시겠습니까?</translation>
    </message>
    <message id="consent.uscc">
        <source></source>
        <translation>통일사회신용코드</translation>
    </message>
    <message id="copy.begin">
        <source></source>
        <translation>이 기기에서 복사·스캔</translation>
    </message>
    <message id="copy.copies">
        <source></source>
        <translation>부</translation>
    </message>
    <message id="copy.failed">
        <source></source>
        <translation>프린터 오류로 인쇄하지 못했습니다. 휴대폰에 저장할 수 있습니다.</translation>
    </message>
    <message id="copy.fewer">
        <source></source>
        <translation>한 부 줄이기</translation>
    </message>
    <message id="copy.hint">
        <source></source>
        <translation>한 장 또는 여러 장, 글자 면은 그림과 같이. 신분증 양면은 한 장에 인쇄됩니다.</translation>
    </message>
    <message id="copy.more">
        <source></source>
        <translation>한 부 늘리기</translation>
    </message>
    <message id="copy.no_paper">
        <source></source>
        <translation>프린터에 용지가 없어 인쇄하지 못했습니다. 휴대폰에 저장할 수 있습니다.</translation>
    </message>
    <message id="copy.not_taken">
        <source></source>
        <translation>전송하지 못했습니다. 다시 시도하거나 인쇄하십시오.</translation>
    </message>
    <message id="copy.pages_hint">
        <source></source>
        <translation>종이로 출력할까요, 휴대폰에 저장할까요? 끝나면 이 기기에 남지 않습니다.</translation>
    </message>
    <message id="copy.pages_title">
        <source></source>
        <translation>{pages}쪽을 스캔했습니다</translation>
    </message>
    <message id="copy.phone">
        <source></source>
        <translation>내 휴대폰에 저장</translation>
    </message>
    <message id="copy.phone_hint">
        <source></source>
        <translation>열린 페이지에서 “저장”을 누르십시오. 10분 안에 한 번만 받을 수 있습니다.</translation>
    </message>
    <message id="copy.phone_note">
        <source></source>
        <translation>코드를 스캔해 내려받기</translation>
    </message>
    <message id="copy.phone_offline">
        <source></source>
        <translation>네트워크 끊김</translation>
    </message>
    <message id="copy.phone_privacy">
        <source></source>
        <translation>스캔한 휴대폰만 열 수 있으며, 전송 중에는 아무도 내용을 볼 수 없습니다.</translation>
    </message>
    <message id="copy.phone_title">
        <source></source>
        <translation>휴대폰으로 이 코드를 스캔하십시오</translation>
    </message>
    <message id="copy.print">
        <source></source>
        <translation>인쇄</translation>
    </message>
    <message id="copy.print_broken">
        <source></source>
        <translation>프린터 사용 불가</translation>
    </message>
    <message id="copy.print_most">
        <source></source>
        <translation>매수 한도 도달</translation>
    </message>
    <message id="copy.printed">
        <source></source>
        <translation>복사본이 인쇄되었습니다. 가져가 주십시오. 더 필요하십니까?</translation>
    </message>
    <message id="copy.printing">
        <source></source>
        <translation>복사본을 인쇄하고 있습니다</translation>
    </message>
    <message id="copy.scan">
        <source></source>
        <translation>스캔 시작</translation>
    </message>
    <message id="copy.scan_more">
        <source></source>
        <translation>더 스캔</translation>
    </message>
    <message id="copy.scanning">
        <source></source>
        <translation>스캔 중입니다</translation>
    </message>
    <message id="copy.taken">
        <source></source>
        <translation>휴대폰에 저장되었습니다. 인쇄도 하시겠습니까?</translation>
    </message>
    <message id="copy.title">
        <source></source>
        <translation>복사·스캔할 종이를 넣어 주십시오</translation>
    </message>
    <message id="copy.unknown">
        <source></source>
        <translation>모두 인쇄되었는지 확인할 수 없습니다. 출지구를 보시고 부족하면 다시 인쇄하십시오.</translation>
    </message>
    <message id="date.day">
        <source></source>
        <translation>일</translation>
    </message>
    <message id="date.less">
        <source></source>
        <translation>{part} 하나 줄이기</translation>
    </message>
    <message id="date.month">
        <source></source>
        <translation>월</translation>
    </message>
    <message id="date.more">
        <source></source>
        <translation>{part} 하나 늘리기</translation>
    </message>
    <message id="date.this_month">
        <source></source>
        <translation>이번 달</translation>
    </message>
    <message id="date.today">
        <source></source>
        <translation>오늘</translation>
    </message>
    <message id="date.tomorrow">
        <source></source>
        <translation>내일</translation>
    </message>
    <message id="date.year">
        <source></source>
        <translation>년</translation>
    </message>
    <message id="draft.anew">
        <source></source>
        <translation>새로 작성</translation>
    </message>
    <message id="draft.discard">
        <source></source>
        <translation>저장하지 않고 삭제</translation>
    </message>
    <message id="draft.keep">
        <source></source>
        <translation>저장하고 나중에 계속</translation>
    </message>
    <message id="draft.keep_hint">
        <source></source>
        <translation>저장하면 휴대폰이나 다른 단말기에서 계속할 수 있으며, 제출하거나 기한이 지나면 자동 삭제됩니다. 저장하지 않으면 바로 삭제됩니다.</translation>
    </message>
    <message id="draft.keep_title">
        <source></source>
        <translation>작성을 마치지 않았습니다. 저장할까요?</translation>
    </message>
    <message id="draft.kept">
        <source></source>
        <translation>저장했습니다. {date}까지 계속할 수 있습니다</translation>
    </message>
    <message id="draft.not_kept">
        <source></source>
        <translation>저장하지 못했습니다. 입력한 내용은 삭제했습니다</translation>
    </message>
    <message id="draft.resume">
        <source></source>
        <translation>이어서 작성</translation>
    </message>
    <message id="draft.resume_phone">
        <source></source>
        <translation>{time} 휴대폰에서 저장했습니다. 모든 항목을 고칠 수 있습니다.</translation>
    </message>
    <message id="draft.resume_terminal">
        <source></source>
        <translation>{time} 단말기에서 저장했습니다. 모든 항목을 고칠 수 있습니다.</translation>
    </message>
    <message id="draft.resume_title">
        <source></source>
        <translation>지난번 작성을 이어서 하시겠습니까?</translation>
    </message>
    <message id="draft.stay">
        <source></source>
        <translation>계속 진행</translation>
    </message>
    <message id="end.card">
        <source></source>
        <translation>신분증을 가져가십시오</translation>
    </message>
    <message id="end.check">
        <source></source>
        <translation>신분증과 소지품을 챙기십시오.</translation>
    </message>
    <message id="end.done">
        <source></source>
        <translation>모두 끝났습니다. 안녕히 가십시오</translation>
    </message>
    <message id="end.hint">
        <source></source>
        <translation>신분증, 출력물, 소지품을 챙기십시오.</translation>
    </message>
    <message id="end.paper">
        <source></source>
        <translation>접수증과 서류를 가져가십시오</translation>
    </message>
    <message id="end.take_1">
        <source></source>
        <translation>용지가 아직 배출구에 있습니다</translation>
    </message>
    <message id="end.take_1.hint">
        <source></source>
        <translation>화면 오른쪽 아래 배출구에서 가져가십시오.</translation>
    </message>
    <message id="end.take_2">
        <source></source>
        <translation>가시기 전에 용지를 가져가십시오</translation>
    </message>
    <message id="end.take_2.hint">
        <source></source>
        <translation>가져가지 않으시면 직원에게 알립니다.</translation>
    </message>
    <message id="end.timeout">
        <source></source>
        <translation>시간이 초과되어 정보가 삭제되었습니다</translation>
    </message>
    <message id="end.title">
        <source></source>
        <translation>소지품을 챙기십시오</translation>
    </message>
    <message id="face.consent">
        <source></source>
        <translation>이번 본인 확인을 위한 얼굴정보 수집에 별도로 동의합니다(본 기기에서만 비교 후 즉시 삭제)</translation>
    </message>
    <message id="face.failed_device">
        <source></source>
        <translation>지금은 카메라를 사용할 수 없습니다. 비밀번호를 입력하십시오</translation>
    </message>
    <message id="face.failed_photo">
        <source></source>
        <translation>신분증 사진으로 비교할 수 없습니다. 비밀번호를 입력하십시오</translation>
    </message>
    <message id="face.failed_time">
        <source></source>
        <translation>시간 안에 얼굴을 확인하지 못했습니다. 비밀번호를 입력하십시오</translation>
    </message>
    <message id="face.go">
        <source></source>
        <translation>동의하고 진행</translation>
    </message>
    <message id="face.hint">
        <source></source>
        <translation>신분증 사진과 비교합니다. 영상은 저장하거나 전송하지 않습니다.</translation>
    </message>
    <message id="face.interrupted">
        <source></source>
        <translation>카메라가 꺼졌습니다. 비밀번호를 입력하십시오</translation>
    </message>
    <message id="face.missed">
        <source></source>
        <translation>확인되지 않았습니다. 방법을 다시 선택하십시오</translation>
    </message>
    <message id="face.missed_twice">
        <source></source>
        <translation>두 번 확인되지 않았습니다. 비밀번호를 입력하십시오</translation>
    </message>
    <message id="face.other">
        <source></source>
        <translation>비밀번호 사용</translation>
    </message>
    <message id="face.resting">
        <source></source>
        <translation>지금은 카메라를 사용할 수 없습니다</translation>
    </message>
    <message id="face.title">
        <source></source>
        <translation>카메라를 보십시오</translation>
    </message>
    <message id="face.way">
        <source></source>
        <translation>얼굴로</translation>
    </message>
    <message id="form.add">
        <source></source>
        <translation>추가</translation>
    </message>
    <message id="form.change_province">
        <source></source>
        <translation>다른 성 선택</translation>
    </message>
    <message id="form.from_card">
        <source></source>
        <translation>신분증에서</translation>
    </message>
    <message id="form.from_code">
        <source></source>
        <translation>휴대폰 코드에서</translation>
    </message>
    <message id="form.from_computed">
        <source></source>
        <translation>자동 계산</translation>
    </message>
    <message id="form.from_draft">
        <source></source>
        <translation>저장한 내용에서</translation>
    </message>
    <message id="form.from_licence">
        <source></source>
        <translation>전자증명서에서</translation>
    </message>
    <message id="form.from_scan">
        <source></source>
        <translation>스캔으로 읽음, 확인해 주세요</translation>
    </message>
    <message id="form.from_share">
        <source></source>
        <translation>공유 정보, 확인됨</translation>
    </message>
    <message id="form.from_user">
        <source></source>
        <translation>직접 입력</translation>
    </message>
    <message id="form.invalid_date">
        <source></source>
        <translation>선택할 수 없는 날짜입니다. 다시 선택하십시오.</translation>
    </message>
    <message id="form.invalid_number">
        <source></source>
        <translation>번호가 올바르지 않습니다. 확인하십시오.</translation>
    </message>
    <message id="form.invalid_phone">
        <source></source>
        <translation>휴대전화 번호는 1로 시작하는 11자리입니다.</translation>
    </message>
    <message id="form.no_rows">
        <source></source>
        <translation>아직 없습니다. 없으면 다음으로 가십시오.</translation>
    </message>
    <message id="form.out_of_range">
        <source></source>
        <translation>선택할 수 있는 기간 안에서 고르십시오.</translation>
    </message>
    <message id="form.pick_city">
        <source></source>
        <translation>도시를 선택하십시오</translation>
    </message>
    <message id="form.pick_province">
        <source></source>
        <translation>성을 선택하십시오</translation>
    </message>
    <message id="form.remove">
        <source></source>
        <translation>삭제</translation>
    </message>
    <message id="form.required">
        <source></source>
        <translation>먼저 이 항목에 답하십시오.</translation>
    </message>
    <message id="form.scan">
        <source></source>
        <translation>영업집조 스캔</translation>
    </message>
    <message id="form.scan_nothing">
        <source></source>
        <translation>읽지 못했습니다. 선명한 것으로 다시 하거나 직접 입력해 주세요</translation>
    </message>
    <message id="form.title">
        <source></source>
        <translation>{of}개 중 {n}번째</translation>
    </message>
    <message id="form.wrong">
        <source></source>
        <translation>입력한 내용을 확인해 주십시오.</translation>
    </message>
    <message id="guide.not_printed">
        <source></source>
        <translation>인쇄되지 않았습니다. 화면을 보시거나 촬영하십시오</translation>
    </message>
    <message id="guide.print">
        <source></source>
        <translation>인쇄</translation>
    </message>
    <message id="guide.printed">
        <source></source>
        <translation>인쇄되었습니다. 아래에서 받으십시오</translation>
    </message>
    <message id="guide.title">
        <source></source>
        <translation>{name}</translation>
    </message>
    <message id="hall.cabinet">
        <source></source>
        <translation>캐비닛과 표시등</translation>
    </message>
    <message id="hall.card">
        <source></source>
        <translation>신분증</translation>
    </message>
    <message id="hall.card_none">
        <source></source>
        <translation>판독기에 카드가 없습니다.</translation>
    </message>
    <message id="hall.card_on">
        <source></source>
        <translation>판독기 위: {label}</translation>
    </message>
    <message id="hall.certificate">
        <source></source>
        <translation>서류 프린터 · 번호 용지</translation>
    </message>
    <message id="hall.chip">
        <source></source>
        <translation>칩 카드와 여권</translation>
    </message>
    <message id="hall.chip.bank">
        <source></source>
        <translation>은행 카드</translation>
    </message>
    <message id="hall.chip.passport">
        <source></source>
        <translation>여권</translation>
    </message>
    <message id="hall.chip.permit">
        <source></source>
        <translation>통행증</translation>
    </message>
    <message id="hall.chip.social_security">
        <source></source>
        <translation>사회보장카드</translation>
    </message>
    <message id="hall.chip_lies">
        <source></source>
        <translation>들어 있는 것: {n}번의 {kind}</translation>
    </message>
    <message id="hall.chip_none">
        <source></source>
        <translation>칩 카드 투입구가 비어 있습니다.</translation>
    </message>
    <message id="hall.chip_take">
        <source></source>
        <translation>꺼내기</translation>
    </message>
    <message id="hall.chip_whose">
        <source></source>
        <translation>누구의 것인지, 그다음 종류를 고릅니다.</translation>
    </message>
    <message id="hall.lift">
        <source></source>
        <translation>카드 치우기</translation>
    </message>
    <message id="hall.light.cardReader">
        <source></source>
        <translation>카드</translation>
    </message>
    <message id="hall.light.contactless">
        <source></source>
        <translation>휴대폰</translation>
    </message>
    <message id="hall.light.documentPrinter">
        <source></source>
        <translation>문서</translation>
    </message>
    <message id="hall.light.receiptPrinter">
        <source></source>
        <translation>접수증</translation>
    </message>
    <message id="hall.light.scanner">
        <source></source>
        <translation>스캔</translation>
    </message>
    <message id="hall.light.statusBad">
        <source></source>
        <translation>고장</translation>
    </message>
    <message id="hall.light.statusGood">
        <source></source>
        <translation>정상</translation>
    </message>
    <message id="hall.light.statusInService">
        <source></source>
        <translation>운영</translation>
    </message>
    <message id="hall.network">
        <source></source>
        <translation>네트워크</translation>
    </message>
    <message id="hall.network_cut">
        <source></source>
        <translation>케이블 뽑기</translation>
    </message>
    <message id="hall.network_down">
        <source></source>
        <translation>끊김</translation>
    </message>
    <message id="hall.network_mend">
        <source></source>
        <translation>케이블 연결</translation>
    </message>
    <message id="hall.network_none">
        <source></source>
        <translation>여기에는 케이블이 없습니다.</translation>
    </message>
    <message id="hall.network_up">
        <source></source>
        <translation>연결됨</translation>
    </message>
    <message id="hall.page">
        <source></source>
        <translation>서류 프린터</translation>
    </message>
    <message id="hall.paper">
        <source></source>
        <translation>용지</translation>
    </message>
    <message id="hall.paper.full">
        <source></source>
        <translation>충분</translation>
    </message>
    <message id="hall.paper.jammed">
        <source></source>
        <translation>걸림</translation>
    </message>
    <message id="hall.paper.low">
        <source></source>
        <translation>적음</translation>
    </message>
    <message id="hall.paper.out">
        <source></source>
        <translation>없음</translation>
    </message>
    <message id="hall.passport_none">
        <source></source>
        <translation>판독기에 증명서가 없습니다.</translation>
    </message>
    <message id="hall.person">
        <source></source>
        <translation>카메라 앞</translation>
    </message>
    <message id="hall.person.another">
        <source></source>
        <translation>다른 사람</translation>
    </message>
    <message id="hall.person.nobody">
        <source></source>
        <translation>없음</translation>
    </message>
    <message id="hall.person.owner">
        <source></source>
        <translation>신분증 주인</translation>
    </message>
    <message id="hall.phone">
        <source></source>
        <translation>휴대폰</translation>
    </message>
    <message id="hall.phone_enterprise">
        <source></source>
        <translation>{n}번 기업 코드</translation>
    </message>
    <message id="hall.phone_held">
        <source></source>
        <translation>휴대폰이 스캔 창 앞에 있습니다</translation>
    </message>
    <message id="hall.phone_none">
        <source></source>
        <translation>휴대폰 코드를 스캔 창에 대기</translation>
    </message>
    <message id="hall.phone_person">
        <source></source>
        <translation>{n}번 루퉁 코드</translation>
    </message>
    <message id="hall.power">
        <source></source>
        <translation>전원</translation>
    </message>
    <message id="hall.power.battery">
        <source></source>
        <translation>정전</translation>
    </message>
    <message id="hall.power.low">
        <source></source>
        <translation>배터리 부족</translation>
    </message>
    <message id="hall.power.mains">
        <source></source>
        <translation>정상</translation>
    </message>
    <message id="hall.presenter.lying">
        <source></source>
        <translation>두고 감</translation>
    </message>
    <message id="hall.presenter.none">
        <source></source>
        <translation>센서 없음</translation>
    </message>
    <message id="hall.presenter.taken">
        <source></source>
        <translation>가져감</translation>
    </message>
    <message id="hall.prints">
        <source></source>
        <translation>출력된 종이</translation>
    </message>
    <message id="hall.prints_hold">
        <source></source>
        <translation>개인정보는 가려져 있습니다. 누르고 있으면 보입니다.</translation>
    </message>
    <message id="hall.prints_none">
        <source></source>
        <translation>아직 없습니다.</translation>
    </message>
    <message id="hall.receipt">
        <source></source>
        <translation>접수증 프린터</translation>
    </message>
    <message id="hall.scanner">
        <source></source>
        <translation>스캐너</translation>
    </message>
    <message id="hall.sensor.cabinetFrontDoor">
        <source></source>
        <translation>문 열림</translation>
    </message>
    <message id="hall.sensor.proximitySensor">
        <source></source>
        <translation>사람 있음</translation>
    </message>
    <message id="hall.sensor.tamperSensor">
        <source></source>
        <translation>훼손</translation>
    </message>
    <message id="hall.sheet_blank">
        <source></source>
        <translation>백지</translation>
    </message>
    <message id="hall.sheet_lease">
        <source></source>
        <translation>임대차 계약서</translation>
    </message>
    <message id="hall.sheet_licence">
        <source></source>
        <translation>영업집조</translation>
    </message>
    <message id="hall.sheet_other">
        <source></source>
        <translation>다른 종이</translation>
    </message>
    <message id="hall.slots">
        <source></source>
        <translation>배출구</translation>
    </message>
    <message id="hall.slots_empty">
        <source></source>
        <translation>용지 없음</translation>
    </message>
    <message id="hall.slots_lying">
        <source></source>
        <translation>용지가 남아 있음</translation>
    </message>
    <message id="hall.specimen">
        <source></source>
        <translation>종이 증명서</translation>
    </message>
    <message id="hall.subtitle">
        <source></source>
        <translation>카드, 용지, 케이블</translation>
    </message>
    <message id="hall.take">
        <source></source>
        <translation>꺼내기</translation>
    </message>
    <message id="hall.title">
        <source></source>
        <translation>가상 홀</translation>
    </message>
    <message id="hall.unreachable">
        <source></source>
        <translation>가상 홀이 응답하지 않습니다. 다시 시도 중……</translation>
    </message>
    <message id="help.hotline">
        <source></source>
        <translation>12345 민원전화</translation>
    </message>
    <message id="home.categories">
        <source></source>
        <translation>전체 업무</translation>
    </message>
    <message id="home.hint">
        <source></source>
        <translation>신분증으로 시작하거나 먼저 둘러보십시오.</translation>
    </message>
    <message id="home.offline">
        <source></source>
        <translation>네트워크가 끊겼습니다. 신청하시면 복구 후 자동 제출됩니다.</translation>
    </message>
    <message id="home.privacy">
        <source></source>
        <translation>정보는 암호화되며 종료 즉시 이 단말기에서 삭제됩니다.</translation>
    </message>
    <message id="home.recovered">
        <source></source>
        <translation>지난 신청은 안전하게 접수되었습니다. 접수증을 다시 출력할 수 있습니다.</translation>
    </message>
    <message id="home.reprint">
        <source></source>
        <translation>접수증 다시 출력</translation>
    </message>
    <message id="home.services">
        <source></source>
        <translation>여기서 할 수 있는 일</translation>
    </message>
    <message id="home.title">
        <source></source>
        <translation>안녕하십니까. 무엇을 도와드릴까요?</translation>
    </message>
    <message id="hotline.about">
        <source></source>
        <translation>진행 중인 업무를 함께 전달합니다: {about}.</translation>
    </message>
    <message id="hotline.hint">
        <source></source>
        <translation>긴급한 일은 110, 그 밖의 일은 12345입니다.</translation>
    </message>
    <message id="hotline.no_phone">
        <source></source>
        <translation>회신 불필요</translation>
    </message>
    <message id="hotline.phone">
        <source></source>
        <translation>전화로 회신해 드릴까요?</translation>
    </message>
    <message id="hotline.phone_hint">
        <source></source>
        <translation>휴대전화 번호나 지역번호가 포함된 번호를 입력하십시오.</translation>
    </message>
    <message id="hotline.resume">
        <source></source>
        <translation>하던 업무 계속하기</translation>
    </message>
    <message id="hotline.send">
        <source></source>
        <translation>제출</translation>
    </message>
    <message id="hotline.title">
        <source></source>
        <translation>12345에 무엇을 말씀하시겠습니까?</translation>
    </message>
    <message id="hotline.words">
        <source></source>
        <translation>말씀해 주십시오</translation>
    </message>
    <message id="hotline.words_hint">
        <source></source>
        <translation>문장을 누르거나 직접 쓰실 수 있습니다.</translation>
    </message>
    <message id="id.agent_title">
        <source></source>
        <translation>먼저 대리인의 신분증을 올려놓으십시오</translation>
    </message>
    <message id="id.authority">
        <source></source>
        <translation>신분증 없이 위임장이 있습니다</translation>
    </message>
    <message id="id.card_way">
        <source></source>
        <translation>신분증</translation>
    </message>
    <message id="id.expired">
        <source></source>
        <translation>신분증 유효기간이 지났습니다</translation>
    </message>
    <message id="id.expired.hint">
        <source></source>
        <translation>창구로 문의하십시오.</translation>
    </message>
    <message id="id.fail">
        <source></source>
        <translation>읽지 못했습니다. 뗐다가 다시 올려놓으십시오.</translation>
    </message>
    <message id="id.hint">
        <source></source>
        <translation>화면 아래 파란 불이 켜진 판독기에 평평하게 올려놓고 움직이지 마십시오.</translation>
    </message>
    <message id="id.hint_or_code">
        <source></source>
        <translation>화면 아래 파란불이 켜진 판독기에 신분증을 평평하게 놓으십시오. 없으면 휴대폰 코드를 사용하십시오.</translation>
    </message>
    <message id="id.invalid">
        <source></source>
        <translation>인식할 수 없는 카드입니다. 신분증을 사용하십시오.</translation>
    </message>
    <message id="id.lifted">
        <source></source>
        <translation>너무 일찍 뗐습니다. 다시 올려놓으십시오.</translation>
    </message>
    <message id="id.not_the_party">
        <source></source>
        <translation>확인할 분의 신분증이 아닙니다.</translation>
    </message>
    <message id="id.party_hint">
        <source></source>
        <translation>앞의 신분증을 치우고 본인이 신분증을 올린 뒤 서명하십시오.</translation>
    </message>
    <message id="id.party_later">
        <source></source>
        <translation>나중에 확인</translation>
    </message>
    <message id="id.party_title">
        <source></source>
        <translation>신분증을 올려놓으십시오: {whose}</translation>
    </message>
    <message id="id.place">
        <source></source>
        <translation>신분증을 판독기에 올려놓고 움직이지 마십시오</translation>
    </message>
    <message id="id.principal_title">
        <source></source>
        <translation>이제 위임한 분의 신분증을 올려놓으십시오</translation>
    </message>
    <message id="id.reader_down">
        <source></source>
        <translation>카드 판독기를 사용할 수 없습니다. 창구로 문의하십시오.</translation>
    </message>
    <message id="id.reading">
        <source></source>
        <translation>읽는 중입니다. 잠시만 기다려 주십시오……</translation>
    </message>
    <message id="id.same_card">
        <source></source>
        <translation>같은 신분증입니다. 위임한 분의 것을 사용하십시오.</translation>
    </message>
    <message id="id.take">
        <source></source>
        <translation>신분증을 가져가십시오</translation>
    </message>
    <message id="id.title">
        <source></source>
        <translation>신분증을 올려놓으십시오</translation>
    </message>
    <message id="id.underage">
        <source></source>
        <translation>아직 직접 신청할 수 없는 나이입니다</translation>
    </message>
    <message id="id.underage.hint">
        <source></source>
        <translation>보호자가 증명서를 가지고 창구에서 신청하십시오.</translation>
    </message>
    <message id="id.unsupported">
        <source></source>
        <translation>이 증명서는 여기서 사용할 수 없습니다</translation>
    </message>
    <message id="id.unsupported.hint">
        <source></source>
        <translation>주민신분증으로 다시 시도하거나 창구에 문의하십시오.</translation>
    </message>
    <message id="id.waiting">
        <source></source>
        <translation>신분증을 기다리는 중……</translation>
    </message>
    <message id="item.closed">
        <source></source>
        <translation>지금 접수, {time}부터 처리</translation>
    </message>
    <message id="key.back">
        <source></source>
        <translation>지우기</translation>
    </message>
    <message id="key.shift">
        <source></source>
        <translation>대문자</translation>
    </message>
    <message id="key.space">
        <source></source>
        <translation>띄어쓰기</translation>
    </message>
    <message id="mat.agree">
        <source></source>
        <translation>읽었으며 서약합니다</translation>
    </message>
    <message id="mat.by_credit">
        <source></source>
        <translation>제출 면제: 신용이 양호하여 서약으로 대신합니다.</translation>
    </message>
    <message id="mat.by_promise">
        <source></source>
        <translation>제출 면제: 서면 서약으로 대신합니다.</translation>
    </message>
    <message id="mat.can_capture">
        <source></source>
        <translation>스캔하여 제출</translation>
    </message>
    <message id="mat.can_later">
        <source></source>
        <translation>나중에 제출</translation>
    </message>
    <message id="mat.can_photo">
        <source></source>
        <translation>지금 촬영</translation>
    </message>
    <message id="mat.can_undo">
        <source></source>
        <translation>다시 선택</translation>
    </message>
    <message id="mat.capture_blank">
        <source></source>
        <translation>내용이 보이지 않습니다. 글이 있는 면을 아래로 하여 다시 시도하십시오.</translation>
    </message>
    <message id="mat.capture_blurred">
        <source></source>
        <translation>흐릿하게 촬영되었습니다. 종이를 펴고 다시 시도해 주세요.</translation>
    </message>
    <message id="mat.capture_cover">
        <source></source>
        <translation>스캐너 덮개가 열려 있습니다. 닫고 다시 시도하십시오.</translation>
    </message>
    <message id="mat.capture_cut_off">
        <source></source>
        <translation>서류가 비뚤어져 일부가 잘렸습니다. 바르게 놓고 다시 시도하십시오.</translation>
    </message>
    <message id="mat.capture_dark">
        <source></source>
        <translation>너무 어두워 읽을 수 없습니다. 다시 시도하십시오.</translation>
    </message>
    <message id="mat.capture_device">
        <source></source>
        <translation>스캐너에 문제가 있어 스캔하지 못했습니다. 다시 시도하십시오.</translation>
    </message>
    <message id="mat.capture_empty">
        <source></source>
        <translation>스캐너에 서류가 없습니다. 넣고 다시 시도하십시오.</translation>
    </message>
    <message id="mat.capture_glare">
        <source></source>
        <translation>빛이 반사되었습니다. 위치를 바꿔 다시 시도해 주세요.</translation>
    </message>
    <message id="mat.capture_jam">
        <source></source>
        <translation>종이가 걸렸습니다. 살며시 빼거나 직원을 부른 뒤 다시 시도하십시오.</translation>
    </message>
    <message id="mat.capture_store">
        <source></source>
        <translation>스캔한 서류를 저장하지 못했습니다. 다시 시도하거나 창구를 이용하십시오.</translation>
    </message>
    <message id="mat.capture_too_many">
        <source></source>
        <translation>매수가 너무 많습니다. 한 번에 30쪽까지입니다. 줄여서 다시 시도하십시오.</translation>
    </message>
    <message id="mat.credit_bad">
        <source></source>
        <translation>신용 기록이 ‘신용 즉시 처리’ 조건에 맞지 않습니다.</translation>
    </message>
    <message id="mat.credit_unknown">
        <source></source>
        <translation>신용 기록을 찾지 못해 일반 절차로 진행합니다.</translation>
    </message>
    <message id="mat.exempt_card">
        <source></source>
        <translation>제출 면제: 신분증에서 읽었습니다.</translation>
    </message>
    <message id="mat.exempt_code">
        <source></source>
        <translation>휴대폰 코드로 확인되어 제출 면제</translation>
    </message>
    <message id="mat.exempt_licence">
        <source></source>
        <translation>제출 면제: 전자증명서로 확인했습니다.</translation>
    </message>
    <message id="mat.exempt_photo">
        <source></source>
        <translation>제출 면제: {date}에 촬영한 사진을 사용합니다.</translation>
    </message>
    <message id="mat.exempt_share">
        <source></source>
        <translation>제출 면제: {source}에서 공유했습니다.</translation>
    </message>
    <message id="mat.given">
        <source></source>
        <translation>제출했습니다.</translation>
    </message>
    <message id="mat.hint">
        <source></source>
        <translation>‘제출 면제’ 표시가 있으면 내지 않아도 됩니다.</translation>
    </message>
    <message id="mat.later">
        <source></source>
        <translation>{date}까지 제출.</translation>
    </message>
    <message id="mat.missing">
        <source></source>
        <translation>찾지 못했습니다. 원본을 창구에 제출하십시오.</translation>
    </message>
    <message id="mat.missing_capture">
        <source></source>
        <translation>조회되지 않았습니다. 스캔하여 제출하십시오.</translation>
    </message>
    <message id="mat.missing_later">
        <source></source>
        <translation>찾지 못했습니다. 나중에 제출할 수 있습니다.</translation>
    </message>
    <message id="mat.photo_quality">
        <source></source>
        <translation>{date}에 촬영한 사진은 기준에 맞지 않아 새 사진이 필요합니다.</translation>
    </message>
    <message id="mat.photo_stale">
        <source></source>
        <translation>{date}에 촬영한 사진은 기한이 지나 새 사진이 필요합니다.</translation>
    </message>
    <message id="mat.promise_title">
        <source></source>
        <translation>서약</translation>
    </message>
    <message id="mat.title">
        <source></source>
        <translation>필요한 서류를 대신 찾아 드립니다</translation>
    </message>
    <message id="nav.agree">
        <source></source>
        <translation>읽었습니다. 계속</translation>
    </message>
    <message id="nav.ask">
        <source></source>
        <translation>조회</translation>
    </message>
    <message id="nav.back">
        <source></source>
        <translation>이전</translation>
    </message>
    <message id="nav.cancel">
        <source></source>
        <translation>취소</translation>
    </message>
    <message id="nav.clear">
        <source></source>
        <translation>지우기</translation>
    </message>
    <message id="nav.disagree">
        <source></source>
        <translation>동의 안 함</translation>
    </message>
    <message id="nav.exit">
        <source></source>
        <translation>종료</translation>
    </message>
    <message id="nav.finish">
        <source></source>
        <translation>완료</translation>
    </message>
    <message id="nav.home">
        <source></source>
        <translation>처음으로</translation>
    </message>
    <message id="nav.next">
        <source></source>
        <translation>다음</translation>
    </message>
    <message id="nav.ok">
        <source></source>
        <translation>확인</translation>
    </message>
    <message id="nav.retry">
        <source></source>
        <translation>다시 시도</translation>
    </message>
    <message id="nav.skip">
        <source></source>
        <translation>건너뛰기</translation>
    </message>
    <message id="needs.title">
        <source></source>
        <translation>{name}: 필요한 것</translation>
    </message>
    <message id="notice.basis">
        <source></source>
        <translation>근거: </translation>
    </message>
    <message id="notice.continue">
        <source></source>
        <translation>읽었습니다. 계속</translation>
    </message>
    <message id="notice.data">
        <source></source>
        <translation>사용하는 정보</translation>
    </message>
    <message id="notice.for_another">
        <source></source>
        <translation>대리 신청</translation>
    </message>
    <message id="notice.hint">
        <source></source>
        <translation>정보를 어떻게 사용하는지 읽어 보십시오.</translation>
    </message>
    <message id="notice.keep">
        <source></source>
        <translation>보관 기간</translation>
    </message>
    <message id="notice.needs">
        <source></source>
        <translation>필요한 것</translation>
    </message>
    <message id="notice.org">
        <source></source>
        <translation>처리 기관</translation>
    </message>
    <message id="notice.purpose">
        <source></source>
        <translation>목적</translation>
    </message>
    <message id="notice.rights">
        <source></source>
        <translation>귀하의 권리</translation>
    </message>
    <message id="notice.tel">
        <source></source>
        <translation>문의 전화</translation>
    </message>
    <message id="notice.title">
        <source></source>
        <translation>개인정보 처리 안내</translation>
    </message>
    <message id="out.elsewhere">
        <source></source>
        <translation>창구로 문의하거나 다른 단말기를 이용하십시오.</translation>
    </message>
    <message id="out.elsewhere_site">
        <source></source>
        <translation>다른 지점을 이용하십시오.</translation>
    </message>
    <message id="out.fault">
        <source></source>
        <translation>고장으로 이용할 수 없습니다</translation>
    </message>
    <message id="out.maintenance">
        <source></source>
        <translation>점검 중으로 이용할 수 없습니다</translation>
    </message>
    <message id="out.nearby">
        <source></source>
        <translation>가까운 곳</translation>
    </message>
    <message id="out.power">
        <source></source>
        <translation>정전으로 서비스를 중단합니다</translation>
    </message>
    <message id="out.power_ended">
        <source></source>
        <translation>정전으로 제출하지 않은 내용은 지워졌습니다</translation>
    </message>
    <message id="out.power_hint">
        <source></source>
        <translation>다른 곳을 이용해 주십시오. 전기가 들어오면 자동으로 복구됩니다.</translation>
    </message>
    <message id="out.site">
        <source></source>
        <translation>이 지점은 지금 이용할 수 없습니다</translation>
    </message>
    <message id="out.supplies">
        <source></source>
        <translation>용지 보충 중입니다</translation>
    </message>
    <message id="paper.altered">
        <source></source>
        <translation>변조된 증명서입니다</translation>
    </message>
    <message id="paper.altered_hint">
        <source></source>
        <translation>QR 코드의 내용이 인장과 맞지 않습니다. 믿지 마십시오</translation>
    </message>
    <message id="paper.another">
        <source></source>
        <translation>다른 증명서 확인</translation>
    </message>
    <message id="paper.away">
        <source></source>
        <translation>지금은 조회할 수 없습니다</translation>
    </message>
    <message id="paper.away_hint">
        <source></source>
        <translation>네트워크가 끊겼습니다. QR 코드 스캔은 네트워크 없이도 됩니다</translation>
    </message>
    <message id="paper.expired">
        <source></source>
        <translation>유효 기간이 지난 증명서입니다</translation>
    </message>
    <message id="paper.expired_hint">
        <source></source>
        <translation>진본이지만 아래 날짜까지만 유효합니다</translation>
    </message>
    <message id="paper.fact_code">
        <source></source>
        <translation>확인 코드</translation>
    </message>
    <message id="paper.fact_day">
        <source></source>
        <translation>발급일</translation>
    </message>
    <message id="paper.fact_holder">
        <source></source>
        <translation>소지자</translation>
    </message>
    <message id="paper.fact_issuer">
        <source></source>
        <translation>발급 기관</translation>
    </message>
    <message id="paper.fact_number">
        <source></source>
        <translation>번호</translation>
    </message>
    <message id="paper.fact_title">
        <source></source>
        <translation>명칭</translation>
    </message>
    <message id="paper.fact_until">
        <source></source>
        <translation>유효 기한</translation>
    </message>
    <message id="paper.foreign">
        <source></source>
        <translation>이 도시에서 발급한 코드가 아닙니다</translation>
    </message>
    <message id="paper.foreign_hint">
        <source></source>
        <translation>발급한 기관에 확인해 주세요</translation>
    </message>
    <message id="paper.genuine">
        <source></source>
        <translation>진본 증명서입니다</translation>
    </message>
    <message id="paper.genuine_hint">
        <source></source>
        <translation>종이의 내용이 아래와 같아야 합니다. 대조해 주세요</translation>
    </message>
    <message id="paper.hint">
        <source></source>
        <translation>QR 코드는 왼쪽 아래에 있습니다. 약 10cm 거리에서 대 주세요</translation>
    </message>
    <message id="paper.sealed">
        <source></source>
        <translation>증명서의 인장은 진짜입니다</translation>
    </message>
    <message id="paper.sealed_hint">
        <source></source>
        <translation>네트워크가 끊겨 취소 여부는 확인하지 못했습니다. 아래 내용과 대조해 주세요</translation>
    </message>
    <message id="paper.title">
        <source></source>
        <translation>증명서의 QR 코드를 스캐너에 대 주세요</translation>
    </message>
    <message id="paper.type">
        <source></source>
        <translation>번호 입력</translation>
    </message>
    <message id="paper.unknown">
        <source></source>
        <translation>해당 증명서를 찾을 수 없습니다</translation>
    </message>
    <message id="paper.unknown_hint">
        <source></source>
        <translation>번호와 확인 코드를 다시 확인하거나 QR 코드를 스캔해 주세요</translation>
    </message>
    <message id="paper.withdrawn">
        <source></source>
        <translation>취소된 증명서입니다</translation>
    </message>
    <message id="paper.withdrawn_hint">
        <source></source>
        <translation>발급된 적은 있으나 더는 쓸 수 없습니다</translation>
    </message>
    <message id="pay.amount">
        <source></source>
        <translation>{amount}위안</translation>
    </message>
    <message id="pay.cancel">
        <source></source>
        <translation>결제 안 함</translation>
    </message>
    <message id="pay.closed_hint">
        <source></source>
        <translation>결제되지 않았습니다. 다시 결제할 수 있습니다.</translation>
    </message>
    <message id="pay.closed_title">
        <source></source>
        <translation>결제가 완료되지 않았습니다</translation>
    </message>
    <message id="pay.hint">
        <source></source>
        <translation>휴대전화로 QR코드를 스캔하십시오.</translation>
    </message>
    <message id="pay.offline_hint">
        <source></source>
        <translation>결제되지 않았습니다. 나중에 다시 시도하거나 창구에서 납부하십시오.</translation>
    </message>
    <message id="pay.offline_title">
        <source></source>
        <translation>지금은 결제할 수 없습니다</translation>
    </message>
    <message id="pay.title">
        <source></source>
        <translation>결제하십시오</translation>
    </message>
    <message id="pay.unsure_hint">
        <source></source>
        <translation>결제되었으나 처리되지 않으면 자동 환불됩니다.</translation>
    </message>
    <message id="pay.unsure_title">
        <source></source>
        <translation>결제 여부를 아직 확인할 수 없습니다</translation>
    </message>
    <message id="photo.again">
        <source></source>
        <translation>다시 촬영</translation>
    </message>
    <message id="photo.blurred">
        <source></source>
        <translation>움직이지 마세요. 초점을 맞추는 중입니다</translation>
    </message>
    <message id="photo.center">
        <source></source>
        <translation>가운데에 서 주세요</translation>
    </message>
    <message id="photo.closer">
        <source></source>
        <translation>조금 더 가까이 와 주세요</translation>
    </message>
    <message id="photo.failed_device">
        <source></source>
        <translation>카메라를 사용할 수 없습니다. 다른 방법을 선택해 주세요</translation>
    </message>
    <message id="photo.failed_time">
        <source></source>
        <translation>촬영하지 못했습니다. 다시 하거나 다른 방법을 선택해 주세요</translation>
    </message>
    <message id="photo.farther">
        <source></source>
        <translation>조금 뒤로 물러나 주세요</translation>
    </message>
    <message id="photo.hint">
        <source></source>
        <translation>모자와 안경을 벗고 카메라를 보며 안내에 따라 주세요</translation>
    </message>
    <message id="photo.holdStill">
        <source></source>
        <translation>좋습니다. 그대로 계세요</translation>
    </message>
    <message id="photo.keep">
        <source></source>
        <translation>시 사진 보관함에 저장 동의</translation>
    </message>
    <message id="photo.keep_hint">
        <source></source>
        <translation>다음에는 다시 찍지 않아도 됩니다. 선택하지 않아도 됩니다</translation>
    </message>
    <message id="photo.live">
        <source></source>
        <translation>카메라에 비친 모습</translation>
    </message>
    <message id="photo.noFace">
        <source></source>
        <translation>카메라 앞에 서 주세요</translation>
    </message>
    <message id="photo.portraitReady">
        <source></source>
        <translation>촬영되었습니다</translation>
    </message>
    <message id="photo.severalFaces">
        <source></source>
        <translation>한 분만 카메라 앞에 서 주세요</translation>
    </message>
    <message id="photo.shown_hint">
        <source></source>
        <translation>암호화하여 제출하며 이번 신청에만 사용합니다</translation>
    </message>
    <message id="photo.shown_title">
        <source></source>
        <translation>이 사진을 사용할까요?</translation>
    </message>
    <message id="photo.taken">
        <source></source>
        <translation>촬영한 사진</translation>
    </message>
    <message id="photo.title">
        <source></source>
        <translation>카메라를 봐 주세요</translation>
    </message>
    <message id="photo.tooBright">
        <source></source>
        <translation>너무 밝습니다. 조금 비켜 주세요</translation>
    </message>
    <message id="photo.tooDark">
        <source></source>
        <translation>너무 어둡습니다. 밝은 쪽을 봐 주세요</translation>
    </message>
    <message id="photo.turnToCamera">
        <source></source>
        <translation>카메라를 정면으로 봐 주세요</translation>
    </message>
    <message id="photo.use">
        <source></source>
        <translation>사용</translation>
    </message>
    <message id="photo.wait">
        <source></source>
        <translation>카메라를 여는 중입니다</translation>
    </message>
    <message id="pin.deferred">
        <source></source>
        <translation>네트워크가 끊겼습니다. 비밀번호는 나중에 확인합니다.</translation>
    </message>
    <message id="pin.entered">
        <source></source>
        <translation>{of}자리 중 {n}자리 입력</translation>
    </message>
    <message id="pin.go">
        <source></source>
        <translation>비밀번호 입력</translation>
    </message>
    <message id="pin.hint">
        <source></source>
        <translation>손으로 가리고 입력하십시오.</translation>
    </message>
    <message id="pin.locked">
        <source></source>
        <translation>비밀번호가 잠겼습니다</translation>
    </message>
    <message id="pin.locked.hint">
        <source></source>
        <translation>신분증을 가지고 창구에서 재설정하십시오.</translation>
    </message>
    <message id="pin.other_way">
        <source></source>
        <translation>얼굴인식 대신 다른 방법 사용</translation>
    </message>
    <message id="pin.title">
        <source></source>
        <translation>서비스 비밀번호를 입력하십시오</translation>
    </message>
    <message id="pin.way">
        <source></source>
        <translation>비밀번호로</translation>
    </message>
    <message id="pin.wrong">
        <source></source>
        <translation>비밀번호가 틀렸습니다. {n}번 더 시도할 수 있습니다.</translation>
    </message>
    <message id="print.ask_hint">
        <source></source>
        <translation>프린터가 응답하지 않습니다. 오른쪽 아래 넓은 출구를 보십시오.</translation>
    </message>
    <message id="print.ask_slip_hint">
        <source></source>
        <translation>프린터가 응답하지 않습니다. 오른쪽 아래 좁은 출구를 보십시오.</translation>
    </message>
    <message id="print.ask_title">
        <source></source>
        <translation>종이가 나왔습니까?</translation>
    </message>
    <message id="print.copy">
        <source></source>
        <translation>한 부 더 출력</translation>
    </message>
    <message id="print.copy_hint">
        <source></source>
        <translation>이미 한 부가 있을 수 있으며, 다시 출력하면 기록이 남습니다.</translation>
    </message>
    <message id="print.copy_title">
        <source></source>
        <translation>이 서류는 이미 출력되었을 수 있습니다</translation>
    </message>
    <message id="print.failed">
        <source></source>
        <translation>출력하지 못했습니다.</translation>
    </message>
    <message id="print.no">
        <source></source>
        <translation>나오지 않았습니다</translation>
    </message>
    <message id="print.no_copy">
        <source></source>
        <translation>필요 없습니다</translation>
    </message>
    <message id="print.nopaper">
        <source></source>
        <translation>용지가 없습니다. 직원에게 알렸습니다.</translation>
    </message>
    <message id="print.retry">
        <source></source>
        <translation>접수증 다시 출력</translation>
    </message>
    <message id="print.take">
        <source></source>
        <translation>출력물을 가져가십시오(총 {n}장)</translation>
    </message>
    <message id="print.unknown">
        <source></source>
        <translation>출력되었는지 확실하지 않습니다. 출구를 확인하십시오.</translation>
    </message>
    <message id="print.wait">
        <source></source>
        <translation>인쇄 중입니다. 자리를 떠나지 마십시오</translation>
    </message>
    <message id="print.yes">
        <source></source>
        <translation>나왔습니다. 받았습니다</translation>
    </message>
    <message id="problem.catalogue_hint">
        <source></source>
        <translation>직원에게 알렸습니다. 창구로 문의하십시오.</translation>
    </message>
    <message id="problem.catalogue_title">
        <source></source>
        <translation>서비스 목록을 사용할 수 없습니다</translation>
    </message>
    <message id="problem.check_hint">
        <source></source>
        <translation>창구 직원에게 문의하십시오.</translation>
    </message>
    <message id="problem.check_title">
        <source></source>
        <translation>지금은 제출할 수 없습니다</translation>
    </message>
    <message id="problem.device_hint">
        <source></source>
        <translation>다시 시도하거나 창구로 문의하십시오. 직원에게 알렸습니다.</translation>
    </message>
    <message id="problem.device_title">
        <source></source>
        <translation>장치에 문제가 있습니다</translation>
    </message>
    <message id="problem.full_hint">
        <source></source>
        <translation>창구로 문의하거나 다른 단말기를 이용하십시오.</translation>
    </message>
    <message id="problem.full_title">
        <source></source>
        <translation>지금은 새 신청을 받을 수 없습니다</translation>
    </message>
    <message id="problem.generic_hint">
        <source></source>
        <translation>정보는 그대로 있습니다. 다시 시도하거나 창구로 문의하십시오.</translation>
    </message>
    <message id="problem.generic_title">
        <source></source>
        <translation>문제가 발생했습니다</translation>
    </message>
    <message id="problem.instead">
        <source></source>
        <translation>이 업무로 이동</translation>
    </message>
    <message id="problem.instead_title">
        <source></source>
        <translation>다른 업무가 맞을 수 있습니다</translation>
    </message>
    <message id="problem.offline_hint">
        <source></source>
        <translation>네트워크가 필요한 업무입니다. 나중에 다시 시도하거나 창구로 문의하십시오.</translation>
    </message>
    <message id="problem.offline_title">
        <source></source>
        <translation>네트워크가 끊겼습니다</translation>
    </message>
    <message id="problem.share_hint">
        <source></source>
        <translation>창구로 문의하십시오.</translation>
    </message>
    <message id="problem.share_title">
        <source></source>
        <translation>정보를 찾지 못했습니다</translation>
    </message>
    <message id="problem.store_hint">
        <source></source>
        <translation>다시 시도하거나 창구로 문의하십시오.</translation>
    </message>
    <message id="problem.store_title">
        <source></source>
        <translation>신청을 저장하지 못했습니다</translation>
    </message>
    <message id="progress.confirmation">
        <source></source>
        <translation>확인하기</translation>
    </message>
    <message id="progress.document">
        <source></source>
        <translation>서류 출력</translation>
    </message>
    <message id="progress.hint">
        <source></source>
        <translation>접수증의 접수번호나 임시번호를 입력하십시오.</translation>
    </message>
    <message id="progress.hint_confirmation">
        <source></source>
        <translation>함께 신청하시는 분이 신분증으로 확인해야 합니다. 여기서 할 수 있습니다.</translation>
    </message>
    <message id="progress.hint_document">
        <source></source>
        <translation>신청인의 신분증으로 여기서 출력할 수 있습니다.</translation>
    </message>
    <message id="progress.hint_supplement">
        <source></source>
        <translation>신청인의 신분증으로 여기서 보완할 수 있습니다.</translation>
    </message>
    <message id="progress.number">
        <source></source>
        <translation>번호</translation>
    </message>
    <message id="progress.offline">
        <source></source>
        <translation>네트워크가 끊겨 이 단말기에서 받은 신청만 조회할 수 있습니다.</translation>
    </message>
    <message id="progress.state">
        <source></source>
        <translation>처리 상태</translation>
    </message>
    <message id="progress.state.accepted">
        <source></source>
        <translation>접수 완료</translation>
    </message>
    <message id="progress.state.confirmation">
        <source></source>
        <translation>확인 필요</translation>
    </message>
    <message id="progress.state.done">
        <source></source>
        <translation>처리 완료</translation>
    </message>
    <message id="progress.state.received">
        <source></source>
        <translation>수신</translation>
    </message>
    <message id="progress.state.refused">
        <source></source>
        <translation>불승인</translation>
    </message>
    <message id="progress.state.supplement">
        <source></source>
        <translation>서류 보완</translation>
    </message>
    <message id="progress.supplement">
        <source></source>
        <translation>보완 제출</translation>
    </message>
    <message id="progress.title">
        <source></source>
        <translation>처리 상황 조회</translation>
    </message>
    <message id="progress.title.accepted">
        <source></source>
        <translation>신청이 접수되었습니다</translation>
    </message>
    <message id="progress.title.confirmation">
        <source></source>
        <translation>다른 분의 확인이 필요합니다</translation>
    </message>
    <message id="progress.title.done">
        <source></source>
        <translation>처리가 끝났습니다</translation>
    </message>
    <message id="progress.title.received">
        <source></source>
        <translation>신청을 받았습니다</translation>
    </message>
    <message id="progress.title.refused">
        <source></source>
        <translation>승인되지 않았습니다</translation>
    </message>
    <message id="progress.title.supplement">
        <source></source>
        <translation>서류가 하나 더 필요합니다</translation>
    </message>
    <message id="progress.unknown">
        <source></source>
        <translation>번호를 찾지 못했습니다. 확인하십시오.</translation>
    </message>
    <message id="progress.updated">
        <source></source>
        <translation>갱신 시각</translation>
    </message>
    <message id="rate.1">
        <source></source>
        <translation>매우 불만족</translation>
    </message>
    <message id="rate.2">
        <source></source>
        <translation>불만족</translation>
    </message>
    <message id="rate.3">
        <source></source>
        <translation>대체로 만족</translation>
    </message>
    <message id="rate.4">
        <source></source>
        <translation>만족</translation>
    </message>
    <message id="rate.5">
        <source></source>
        <translation>매우 만족</translation>
    </message>
    <message id="rate.hint">
        <source></source>
        <translation>평가는 선택이며 건너뛸 수 있습니다.</translation>
    </message>
    <message id="rate.skip">
        <source></source>
        <translation>건너뛰기</translation>
    </message>
    <message id="rate.thanks">
        <source></source>
        <translation>평가해 주셔서 감사합니다</translation>
    </message>
    <message id="rate.title">
        <source></source>
        <translation>이번 서비스는 어떠셨습니까?</translation>
    </message>
    <message id="reasons.back">
        <source></source>
        <translation>목록으로</translation>
    </message>
    <message id="reasons.call_back">
        <source></source>
        <translation>전화로 연락해도 좋습니다</translation>
    </message>
    <message id="reasons.hint">
        <source></source>
        <translation>선택하지 않아도 되며, 처리에 영향을 주지 않습니다.</translation>
    </message>
    <message id="reasons.own">
        <source></source>
        <translation>직접 쓰기</translation>
    </message>
    <message id="reasons.send">
        <source></source>
        <translation>평가 제출</translation>
    </message>
    <message id="reasons.title">
        <source></source>
        <translation>무엇이 아쉬웠습니까?</translation>
    </message>
    <message id="result.about">
        <source></source>
        <translation>관련 업무</translation>
    </message>
    <message id="result.accepted_hint">
        <source></source>
        <translation>접수번호를 기억하십시오. 접수증에도 있습니다.</translation>
    </message>
    <message id="result.accepted_title">
        <source></source>
        <translation>신청이 접수되었습니다</translation>
    </message>
    <message id="result.added_hint">
        <source></source>
        <translation>부서에서 다시 심사하며 결과는 번호로 조회하십시오.</translation>
    </message>
    <message id="result.added_offline_hint">
        <source></source>
        <translation>안전하게 보관했으며 연결되면 자동 제출됩니다.</translation>
    </message>
    <message id="result.added_offline_title">
        <source></source>
        <translation>보완하신 내용을 받았습니다</translation>
    </message>
    <message id="result.added_title">
        <source></source>
        <translation>보완하신 내용을 받았습니다</translation>
    </message>
    <message id="result.case_number">
        <source></source>
        <translation>접수번호</translation>
    </message>
    <message id="result.confirmed_hint">
        <source></source>
        <translation>감사합니다. 모두 확인하면 부서에서 처리를 시작합니다.</translation>
    </message>
    <message id="result.confirmed_offline_hint">
        <source></source>
        <translation>네트워크가 복구되면 자동으로 전송됩니다.</translation>
    </message>
    <message id="result.confirmed_offline_title">
        <source></source>
        <translation>확인 내용을 보관했습니다</translation>
    </message>
    <message id="result.confirmed_title">
        <source></source>
        <translation>확인하셨습니다</translation>
    </message>
    <message id="result.document_failed">
        <source></source>
        <translation>서류를 출력하지 못했습니다. 번호로 나중에 출력할 수 있습니다.</translation>
    </message>
    <message id="result.done_hint">
        <source></source>
        <translation>출력물을 가져가십시오.</translation>
    </message>
    <message id="result.done_title">
        <source></source>
        <translation>처리가 끝났습니다</translation>
    </message>
    <message id="result.due">
        <source></source>
        <translation>제출 기한</translation>
    </message>
    <message id="result.local_number">
        <source></source>
        <translation>임시번호</translation>
    </message>
    <message id="result.missing">
        <source></source>
        <translation>보완 서류</translation>
    </message>
    <message id="result.next">
        <source></source>
        <translation>다음 안내</translation>
    </message>
    <message id="result.next_auto">
        <source></source>
        <translation>네트워크가 복구되면 자동 제출되므로 다시 오실 필요가 없습니다.</translation>
    </message>
    <message id="result.next_days">
        <source></source>
        <translation>접수 후 {days}근무일 안에 처리됩니다.</translation>
    </message>
    <message id="result.next_document_later">
        <source></source>
        <translation>문서가 준비되면 번호와 신분증으로 모든 단말기에서 출력하실 수 있습니다.</translation>
    </message>
    <message id="result.next_others">
        <source></source>
        <translation>신분증을 가지고 아무 단말기의 ‘처리 상황 조회’에 번호를 입력하십시오.</translation>
    </message>
    <message id="result.next_progress">
        <source></source>
        <translation>번호로 이 단말기에서 진행 상황을 조회할 수 있습니다.</translation>
    </message>
    <message id="result.next_sms">
        <source></source>
        <translation>결과는 문자로 알려 드립니다.</translation>
    </message>
    <message id="result.next_ticket">
        <source></source>
        <translation>‘처리 상황 조회’에서 번호로 조회하십시오.</translation>
    </message>
    <message id="result.others">
        <source></source>
        <translation>확인하실 분</translation>
    </message>
    <message id="result.others_hint">
        <source></source>
        <translation>접수했습니다. 모두 확인해야 정식 신청이 됩니다.</translation>
    </message>
    <message id="result.others_title">
        <source></source>
        <translation>다른 분의 확인이 필요합니다</translation>
    </message>
    <message id="result.paid">
        <source></source>
        <translation>결제 금액(위안)</translation>
    </message>
    <message id="result.promised">
        <source></source>
        <translation>처리 기한</translation>
    </message>
    <message id="result.received_hint">
        <source></source>
        <translation>단말기에 안전하게 저장되었으며 자동 제출됩니다.</translation>
    </message>
    <message id="result.received_title">
        <source></source>
        <translation>신청을 받았습니다</translation>
    </message>
    <message id="result.refused_hint">
        <source></source>
        <translation>창구 직원에게 문의하십시오.</translation>
    </message>
    <message id="result.refused_title">
        <source></source>
        <translation>승인되지 않았습니다</translation>
    </message>
    <message id="result.service">
        <source></source>
        <translation>업무</translation>
    </message>
    <message id="result.sheet_hint">
        <source></source>
        <translation>출력물을 가져가십시오.</translation>
    </message>
    <message id="result.sheet_title">
        <source></source>
        <translation>서류를 출력했습니다</translation>
    </message>
    <message id="result.sheet_unknown_hint">
        <source></source>
        <translation>오른쪽 아래 넓은 출구를 보십시오.</translation>
    </message>
    <message id="result.sheet_unknown_title">
        <source></source>
        <translation>서류가 출력되었는지 확실하지 않습니다</translation>
    </message>
    <message id="result.slip_failed">
        <source></source>
        <translation>접수증을 출력하지 못했습니다. 번호를 적어 두십시오.</translation>
    </message>
    <message id="result.supplement_hint">
        <source></source>
        <translation>모든 단말기의 ‘처리 상황 조회’에서 번호를 입력해 보완하십시오.</translation>
    </message>
    <message id="result.supplement_title">
        <source></source>
        <translation>서류가 하나 더 필요합니다</translation>
    </message>
    <message id="result.ticket_hint">
        <source></source>
        <translation>접수번호를 적어 두십시오. 접수증에도 있습니다.</translation>
    </message>
    <message id="result.ticket_number">
        <source></source>
        <translation>민원 접수번호</translation>
    </message>
    <message id="result.ticket_received_hint">
        <source></source>
        <translation>안전하게 보관했으며 연결되면 12345로 전달합니다.</translation>
    </message>
    <message id="result.ticket_received_title">
        <source></source>
        <translation>말씀을 받았습니다</translation>
    </message>
    <message id="result.ticket_title">
        <source></source>
        <translation>12345가 접수했습니다</translation>
    </message>
    <message id="result.time">
        <source></source>
        <translation>처리 시각</translation>
    </message>
    <message id="review.agent">
        <source></source>
        <translation>대리인</translation>
    </message>
    <message id="review.edit">
        <source></source>
        <translation>수정</translation>
    </message>
    <message id="review.hint">
        <source></source>
        <translation>한 줄을 누르고 있으면 전체가 보입니다.</translation>
    </message>
    <message id="review.hold">
        <source></source>
        <translation>누르면 전체 보기</translation>
    </message>
    <message id="review.name">
        <source></source>
        <translation>성명</translation>
    </message>
    <message id="review.number">
        <source></source>
        <translation>신분증 번호</translation>
    </message>
    <message id="review.title">
        <source></source>
        <translation>신청 내용을 확인하십시오</translation>
    </message>
    <message id="search.hint">
        <source></source>
        <translation>병음 첫 글자나 영어로 입력하십시오.</translation>
    </message>
    <message id="search.none">
        <source></source>
        <translation>찾지 못했습니다. 다른 말로 입력하거나 12345로 문의하십시오.</translation>
    </message>
    <message id="search.title">
        <source></source>
        <translation>필요한 업무를 입력하십시오</translation>
    </message>
    <message id="sign.clear">
        <source></source>
        <translation>다시 쓰기</translation>
    </message>
    <message id="sign.here">
        <source></source>
        <translation>칸 안에 서명하십시오</translation>
    </message>
    <message id="sign.hint">
        <source></source>
        <translation>손가락으로 칸 안에 이름을 쓰십시오.</translation>
    </message>
    <message id="sign.party_title">
        <source></source>
        <translation>서명하십시오: {whose}</translation>
    </message>
    <message id="sign.short">
        <source></source>
        <translation>서명이 너무 짧습니다. 이름을 모두 쓰십시오.</translation>
    </message>
    <message id="sign.title">
        <source></source>
        <translation>서명하십시오</translation>
    </message>
    <message id="sites.address">
        <source></source>
        <translation>주소</translation>
    </message>
    <message id="sites.all">
        <source></source>
        <translation>모든 업무</translation>
    </message>
    <message id="sites.always">
        <source></source>
        <translation>24시간 운영</translation>
    </message>
    <message id="sites.hint">
        <source></source>
        <translation>가까운 순서입니다. 누르면 주소와 업무를 볼 수 있습니다</translation>
    </message>
    <message id="sites.hours">
        <source></source>
        <translation>운영 시간은 전화로 문의하십시오</translation>
    </message>
    <message id="sites.minutes">
        <source></source>
        <translation>약 {minutes}분</translation>
    </message>
    <message id="sites.near">
        <source></source>
        <translation>약 {minutes}분 · 가까움</translation>
    </message>
    <message id="sites.open">
        <source></source>
        <translation>현재 운영 중</translation>
    </message>
    <message id="sites.services">
        <source></source>
        <translation>업무</translation>
    </message>
    <message id="sites.way">
        <source></source>
        <translation>이동 시간</translation>
    </message>
    <message id="start.wait">
        <source></source>
        <translation>잠시만 기다려 주십시오……</translation>
    </message>
    <message id="step.document">
        <source></source>
        <translation>출력</translation>
    </message>
    <message id="step.form">
        <source></source>
        <translation>작성</translation>
    </message>
    <message id="step.identity">
        <source></source>
        <translation>신원</translation>
    </message>
    <message id="step.materials">
        <source></source>
        <translation>서류</translation>
    </message>
    <message id="step.notice">
        <source></source>
        <translation>안내</translation>
    </message>
    <message id="step.pay">
        <source></source>
        <translation>결제</translation>
    </message>
    <message id="step.rate">
        <source></source>
        <translation>평가</translation>
    </message>
    <message id="step.review">
        <source></source>
        <translation>확인</translation>
    </message>
    <message id="step.sign">
        <source></source>
        <translation>서명</translation>
    </message>
    <message id="step.slip">
        <source></source>
        <translation>접수증</translation>
    </message>
    <message id="step.submit">
        <source></source>
        <translation>제출</translation>
    </message>
    <message id="supplement.begin">
        <source></source>
        <translation>보완 시작</translation>
    </message>
    <message id="supplement.fields">
        <source></source>
        <translation>다시 작성</translation>
    </message>
    <message id="supplement.hall_hint">
        <source></source>
        <translation>이 단말기에서는 보완할 수 없습니다. 신분증과 서류를 가지고 창구로 오십시오.</translation>
    </message>
    <message id="supplement.hall_title">
        <source></source>
        <translation>창구에서 보완해 주십시오</translation>
    </message>
    <message id="supplement.hint">
        <source></source>
        <translation>아래 내용만 보완하면 됩니다.</translation>
    </message>
    <message id="supplement.materials">
        <source></source>
        <translation>보완 서류</translation>
    </message>
    <message id="supplement.title">
        <source></source>
        <translation>보완할 내용입니다</translation>
    </message>
    <message id="text">
        <source></source>
        <translation>{text}</translation>
    </message>
    <message id="tile.progress">
        <source></source>
        <translation>처리 상황 조회</translation>
    </message>
    <message id="tile.progress.hint">
        <source></source>
        <translation>접수증의 번호로 조회하십시오</translation>
    </message>
    <message id="tile.search">
        <source></source>
        <translation>업무 검색</translation>
    </message>
    <message id="tile.search.hint">
        <source></source>
        <translation>단어나 병음 첫 글자로</translation>
    </message>
    <message id="time.continue">
        <source></source>
        <translation>계속하기</translation>
    </message>
    <message id="time.left">
        <source></source>
        <translation>{n}초 남음</translation>
    </message>
    <message id="time.out">
        <source></source>
        <translation>시간이 초과되어 정보가 삭제되었습니다</translation>
    </message>
    <message id="time.warn">
        <source></source>
        <translation>{n}초 후 자동 종료됩니다. 계속하시겠습니까?</translation>
    </message>
    <message id="wait.cancel">
        <source></source>
        <translation>결제 상태를 확인하는 중입니다</translation>
    </message>
    <message id="wait.cancel.hint">
        <source></source>
        <translation>잠시 기다리시고 자리를 떠나지 마십시오.</translation>
    </message>
    <message id="wait.capture">
        <source></source>
        <translation>서류를 스캐너에 넣으십시오</translation>
    </message>
    <message id="wait.capture.hint">
        <source></source>
        <translation>글이 있는 면을 아래로 하면 자동으로 스캔합니다.</translation>
    </message>
    <message id="wait.case">
        <source></source>
        <translation>접수를 기다리는 중입니다</translation>
    </message>
    <message id="wait.case.hint">
        <source></source>
        <translation>보통 몇 초면 됩니다.</translation>
    </message>
    <message id="wait.check">
        <source></source>
        <translation>신청 내용을 검사하는 중입니다</translation>
    </message>
    <message id="wait.check.hint">
        <source></source>
        <translation>잠시만 기다려 주십시오.</translation>
    </message>
    <message id="wait.document">
        <source></source>
        <translation>서류를 준비하는 중입니다</translation>
    </message>
    <message id="wait.document.hint">
        <source></source>
        <translation>잠시만 기다려 주십시오.</translation>
    </message>
    <message id="wait.draft">
        <source></source>
        <translation>작성 중인 서식을 찾고 있습니다</translation>
    </message>
    <message id="wait.draft.hint">
        <source></source>
        <translation>몇 초 걸립니다.</translation>
    </message>
    <message id="wait.keep">
        <source></source>
        <translation>저장하고 있습니다</translation>
    </message>
    <message id="wait.keep.hint">
        <source></source>
        <translation>잠시만 기다려 주십시오.</translation>
    </message>
    <message id="wait.order">
        <source></source>
        <translation>결제 코드를 만드는 중입니다</translation>
    </message>
    <message id="wait.order.hint">
        <source></source>
        <translation>잠시만 기다려 주십시오.</translation>
    </message>
    <message id="wait.paper">
        <source></source>
        <translation>확인하는 중입니다</translation>
    </message>
    <message id="wait.paper.hint">
        <source></source>
        <translation>잠시만 기다려 주세요</translation>
    </message>
    <message id="wait.photo">
        <source></source>
        <translation>사진을 저장하는 중입니다</translation>
    </message>
    <message id="wait.photo.hint">
        <source></source>
        <translation>암호화하는 중입니다. 잠시만요</translation>
    </message>
    <message id="wait.print_guide">
        <source></source>
        <translation>인쇄 중입니다</translation>
    </message>
    <message id="wait.print_page">
        <source></source>
        <translation>서류를 인쇄하는 중입니다</translation>
    </message>
    <message id="wait.print_page.hint">
        <source></source>
        <translation>오른쪽 아래 넓은 출구에서 받으십시오.</translation>
    </message>
    <message id="wait.print_slip">
        <source></source>
        <translation>접수증을 인쇄하는 중입니다</translation>
    </message>
    <message id="wait.print_slip.hint">
        <source></source>
        <translation>오른쪽 아래 좁은 출구에서 받으십시오.</translation>
    </message>
    <message id="wait.progress">
        <source></source>
        <translation>처리 상황을 조회하는 중입니다</translation>
    </message>
    <message id="wait.progress.hint">
        <source></source>
        <translation>잠시만 기다려 주십시오.</translation>
    </message>
    <message id="wait.read_form">
        <source></source>
        <translation>영업집조를 스캐너에 넣어 주세요</translation>
    </message>
    <message id="wait.read_form.hint">
        <source></source>
        <translation>읽은 내용은 확인하실 수 있고, 이미지는 바로 삭제됩니다</translation>
    </message>
    <message id="wait.release">
        <source></source>
        <translation>동의하신 정보를 읽는 중입니다</translation>
    </message>
    <message id="wait.release.hint">
        <source></source>
        <translation>몇 초 걸립니다.</translation>
    </message>
    <message id="wait.share">
        <source></source>
        <translation>정보를 찾는 중입니다</translation>
    </message>
    <message id="wait.share.hint">
        <source></source>
        <translation>이미 있는 정보는 입력하지 않아도 됩니다.</translation>
    </message>
    <message id="wait.submit">
        <source></source>
        <translation>신청을 제출하는 중입니다</translation>
    </message>
    <message id="wait.submit.hint">
        <source></source>
        <translation>잠시 기다리시고 자리를 떠나지 마십시오.</translation>
    </message>
    <message id="wait.verify">
        <source></source>
        <translation>신원을 확인하는 중입니다</translation>
    </message>
    <message id="wait.verify.hint">
        <source></source>
        <translation>잠시 기다리시고 신분증을 떼지 마십시오.</translation>
    </message>
    <message id="wait.wanted">
        <source></source>
        <translation>보완할 내용을 확인하는 중입니다</translation>
    </message>
    <message id="wait.wanted.hint">
        <source></source>
        <translation>잠시만 기다려 주십시오.</translation>
    </message>
    <message id="ways.hint">
        <source></source>
        <translation>두 방법 모두 똑같이 유효합니다.</translation>
    </message>
    <message id="ways.title">
        <source></source>
        <translation>본인 확인 방법</translation>
    </message>
    <message id="words.own">
        <source></source>
        <translation>직접 쓰기</translation>
    </message>
    <message id="words.ready">
        <source></source>
        <translation>문장 보기</translation>
    </message>
</context>
</TS>
