// Plotly's buttons and dates in Chinese.

export const locale = {
  moduleType: "locale",
  name: "zh-CN",
  dictionary: {
    "Download plot": "下载图片",
    "Download plot as a PNG": "下载 PNG 图片",
    Zoom: "框选放大",
    Pan: "平移",
    "Zoom in": "放大",
    "Zoom out": "缩小",
    "Reset axes": "恢复原样",
    "Double-click to zoom back out": "双击恢复原样",
    "Show closest data on hover": "显示最近一项",
    "Compare data on hover": "并列显示各项",
    "Toggle Spike Lines": "显示或隐藏参考线",
    "Taking snapshot - this may take a few seconds": "正在生成图片，请稍候",
    "Snapshot succeeded": "图片已生成",
    "Sorry, there was a problem downloading your snapshot!": "图片未能生成",
  },
  format: {
    days: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
    shortDays: ["日", "一", "二", "三", "四", "五", "六"],
    months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    shortMonths: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    date: "%Y年%-m月%-d日",
  },
};
