//! 单位 `organisation`: an owner, a landlord or a tenant that is no natural person.

use crate::domain::registers::Person;
use crate::domain::values::{Link, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One organisation. Field list: 出租房屋登记表, 单位房.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organisation {
    pub organisation_name: Text,
    /// 统一社会信用代码 (GB 32100).
    pub credit_code: Text,
    /// 法定代表人 or 负责人.
    pub representative: Link<Person>,
    pub phones: Phones,
    pub office_address: Text,
    pub remark: Text,
}

impl Register for Organisation {
    const TABLE: &'static str = "organisation";
    const TITLE: &'static str = "单位";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "单位资料",
        fields: &[
            field!(Organisation.organisation_name, "单位名称").required().listed(180.0).aka(&[
                "名称",
                "企业名称",
                "店名",
                "门店名称",
                "商铺名称",
                "店铺名称",
                "商户名称",
                "单位",
                "字号",
            ]),
            field!(Organisation.credit_code, "统一社会信用代码")
                .expected()
                .listed(160.0)
                .aka(&["营业执照号", "营业执照号码"]),
            field!(Organisation.representative, "法定代表人").aka(&["负责人"]),
            field!(Organisation.phones, "单位电话").expected().listed(120.0).aka(&[
                "联系电话",
                "电话",
                "联系方式",
                "固定电话",
            ]),
            field!(Organisation.office_address, "单位地址").aka(&[
                "地址",
                "经营地址",
                "经营场所",
                "门店地址",
                "详细地址",
                "注册地址",
            ]),
            field!(Organisation.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.organisation_name.0.clone()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        Vec::new()
    }
}
